namespace Viommu.OtherSchema.Tests;

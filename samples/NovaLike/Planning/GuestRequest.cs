using System.Collections.Generic;

namespace NovaLike.Planning;

/// <summary>What flavor and image ask for, as it is written there.</summary>
internal sealed record GuestRequest(IReadOnlyDictionary<string, string> ExtraSpecs, IReadOnlyDictionary<string, string> ImageProperties);

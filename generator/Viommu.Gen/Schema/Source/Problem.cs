using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>Something wrong in a schema file, and where.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, SchemaFile File, TextSpan Span, string Message)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, File.LocationOf(Span), Message);
}

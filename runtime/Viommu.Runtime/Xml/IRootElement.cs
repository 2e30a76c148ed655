using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>A generated element that is read by itself, and not only as a part of another one.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRootElement<TSelf>
    where TSelf : SchemaElement, IRootElement<TSelf>
{
    /// <summary>Reads the only element of a document.</summary>
    /// <exception cref="ViolationException">It can't be read, or there is none or more than one.</exception>
    static abstract TSelf Parse(string xml);
}

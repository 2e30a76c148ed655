namespace Viommu.Runtime;

/// <summary>What a generated type is, for tools that read the consumer's code.</summary>
// Compiled into the generator too, where it is internal.
#if NET
public
#endif
enum SchemaRole
{
    /// <summary>The options of a request.</summary>
    Options,

    /// <summary>The options as read, with what was found.</summary>
    Read,

    /// <summary>Where it will run.</summary>
    Platform,

    /// <summary>What a request becomes on a platform.</summary>
    Plan,

    /// <summary>An XML element.</summary>
    Element,

    /// <summary>A value, or the texts of an enum.</summary>
    Value,
}

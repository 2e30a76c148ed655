// What the compiler asks for, and .NET Standard 2.0 does not have. Embedded: assemblies with access to internal types do not see these.
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets properties be set while an object is created.</summary>
    [Microsoft.CodeAnalysis.Embedded]
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Says that something is not null where a method returns a value.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    [Microsoft.CodeAnalysis.Embedded]
    internal sealed class NotNullWhenAttribute : Attribute
    {
        public NotNullWhenAttribute(bool returnValue) => ReturnValue = returnValue;

        public bool ReturnValue { get; }
    }
}

namespace System
{
    /// <summary>A place in something that has a length, counted from its start or from its end.</summary>
    [Microsoft.CodeAnalysis.Embedded]
    internal readonly struct Index
    {
        private readonly int _value;

        public Index(int value, bool fromEnd = false) => _value = fromEnd ? ~value : value;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => _value < 0 ? length + _value + 1 : _value;
    }
}

namespace Microsoft.CodeAnalysis
{
    /// <summary>Hides a type from other assemblies, whatever they have access to.</summary>
    internal sealed class EmbeddedAttribute : System.Attribute;
}

using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>The generated constants of keys, as far as the code can see them.</summary>
internal sealed class KeyConstants
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SchemaKey, string?> _names = new();

    public KeyConstants(Compilation compilation) => _compilation = compilation;

    /// <summary>The full name of the constant of a key, beginning with <c>global::</c>.</summary>
    public string? NameOf(SchemaKey key) => _names.GetOrAdd(key, Find);

    // The project may have chosen another namespace than the schema: the options of the feature are next to the constants.
    private string? Find(SchemaKey key)
    {
        foreach (ISymbol options in _compilation.GetSymbolsWithName(key.Feature.Feature.Options!.Name, SymbolFilter.Type))
        {
            if (ConstantBeside(options, key) is { } name)
                return name;
        }
        INamedTypeSymbol? exposed = _compilation.GetTypesByMetadataName($"{key.Feature.Feature.Namespace}.{key.Feature.Feature.Options.Name}")
            .FirstOrDefault(type => _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly));
        return exposed is null ? null : ConstantBeside(exposed, key);
    }

    private static string? ConstantBeside(ISymbol options, SchemaKey key)
    {
        INamedTypeSymbol? constants = options.ContainingNamespace.GetTypeMembers(key.Constant.Class).FirstOrDefault();
        return constants?.GetMembers(key.Constant.Name).FirstOrDefault() is IFieldSymbol { IsConst: true } field && (string?)field.ConstantValue == key.Text
            ? $"{constants.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{field.Name}"
            : null;
    }
}

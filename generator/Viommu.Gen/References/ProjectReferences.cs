using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Model;

namespace Viommu.Gen.References;

/// <summary>What a compilation has to say, apart from its code.</summary>
/// <param name="LanguageVersion">The version of C#.</param>
/// <param name="Features">The features whose types a referenced assembly has already: they are not generated a second time.</param>
/// <param name="HasRuntime">Whether there is the runtime library, without which nothing that is generated compiles.</param>
/// <param name="HasOptions">Whether there is <c>IValidateOptions</c>.</param>
/// <param name="HasConfiguration">Whether there is <c>IConfiguration</c>.</param>
internal sealed record ProjectReferences(LanguageVersion LanguageVersion, EquatableArray<ReferencedFeature> Features, bool HasRuntime, bool HasOptions, bool HasConfiguration)
{
    private const string OptionsLibrary = "Microsoft.Extensions.Options", ConfigurationLibrary = "Microsoft.Extensions.Configuration.Abstractions";

    // A reference stays the same object while somebody types: what it exposes is looked up once.
    private static readonly ConditionalWeakTable<MetadataReference, Exposure> Known = new();

    public static ProjectReferences Of(Compilation compilation)
    {
        List<ReferencedFeature>? features = null;
        bool hasRuntime = false, hasOptions = false, hasConfiguration = false;
        foreach (MetadataReference reference in compilation.ExternalReferences)
        {
            if (!Known.TryGetValue(reference, out Exposure? exposure))
            {
                // What can't be read now may be there next time: the compiler says so itself, and our types stay.
                if (ExposureReader.Read(reference) is not { } found)
                    continue;
                exposure = Known.GetValue(reference, _ => new Exposure(found));
            }
            hasRuntime |= exposure.Assembly.Name == ExposureReader.Runtime;
            hasOptions |= exposure.Assembly.Name == OptionsLibrary;
            hasConfiguration |= exposure.Assembly.Name == ConfigurationLibrary;
            foreach (ExposedFeature feature in exposure.Assembly.Features)
            {
                if (feature.IsPublic || exposure.GivesAccess(reference, compilation))
                    (features ??= new List<ReferencedFeature>()).Add(feature.Feature);
            }
        }
        LanguageVersion version = compilation is CSharpCompilation { LanguageVersion: var known } ? known : default;
        return new ProjectReferences(version, features is null ? default : features.ToEquatableArray(), hasRuntime, hasOptions, hasConfiguration);
    }

    /// <summary>What one reference exposes, and to whom.</summary>
    private sealed class Exposure
    {
        // By the name and the key of a project: that is who an assembly gives access to.
        private readonly Dictionary<(string?, string?), bool> _access = new();

        public Exposure(ExposingAssembly assembly) => Assembly = assembly;

        public ExposingAssembly Assembly { get; }

        public bool GivesAccess(MetadataReference reference, Compilation compilation)
        {
            (string?, string?) identity = (compilation.AssemblyName, compilation.Options.CryptoKeyFile ?? compilation.Options.CryptoKeyContainer);
            lock (_access)
            {
                if (!_access.TryGetValue(identity, out bool givesAccess))
                {
                    givesAccess = compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && assembly.GivesAccessTo(compilation.Assembly);
                    _access.Add(identity, givesAccess);
                }
                return givesAccess;
            }
        }
    }
}

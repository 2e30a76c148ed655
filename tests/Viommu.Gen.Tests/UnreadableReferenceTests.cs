using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests;

/// <summary>A reference that is in use, half written or not there is the compiler's business: the generated types stay.</summary>
public class UnreadableReferenceTests
{
    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(FileNotFoundException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(BadImageFormatException))]
    public void A_reference_that_throws_takes_nothing_away(Type exception)
    {
        var reference = new Unreadable(exception);
        GeneratorDriverRunResult result = TestCompiler.Driver([new TestFile(Consumer.Shipped[0].Path, Consumer.Shipped[0].Text)])
            .RunGenerators(TestCompiler.Compilation().AddReferences(reference)).GetRunResult();

        Assert.Empty(result.Diagnostics);
        Assert.Null(Assert.Single(result.Results).Exception);
        Assert.NotEmpty(result.GeneratedTrees);
        Assert.True(reference.WasAsked);
    }

    [Fact]
    public void A_file_that_is_half_written_takes_nothing_away()
    {
        byte[] whole = File.ReadAllBytes(typeof(Enumerable).Assembly.Location);
        foreach (int length in new[] { 0, 1, 64, 200, 1000, whole.Length / 2, whole.Length - 1 })
        {
            GeneratorDriverRunResult result = TestCompiler.Driver([new TestFile(Consumer.Shipped[0].Path, Consumer.Shipped[0].Text)])
                .RunGenerators(TestCompiler.Compilation().AddReferences(MetadataReference.CreateFromImage(whole[..length]))).GetRunResult();
            Assert.Empty(result.Diagnostics);
            Assert.NotEmpty(result.GeneratedTrees);
        }
    }

    private sealed class Unreadable(Type exception) : PortableExecutableReference(MetadataReferenceProperties.Assembly, "unreadable.dll")
    {
        public bool WasAsked { get; private set; }

        protected override Metadata GetMetadataImpl()
        {
            WasAsked = true;
            throw (Exception)Activator.CreateInstance(exception)!;
        }

        protected override DocumentationProvider CreateDocumentationProvider() => DocumentationProvider.Default;

        protected override PortableExecutableReference WithPropertiesImpl(MetadataReferenceProperties properties) => this;
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Every name that generated code declares is in the table that the binder checks.</summary>
public class GeneratedNamesTests
{
    [Fact]
    public void Of_the_shipped_schema() => AssertComplete(SchemaSource.Shipped);

    [Fact]
    public void Of_a_small_schema()
        => AssertComplete(Sample.With("<choose option='Tint' value='Green' candidates='Red'/><traits name='T' for='Tint' prefix='P_'/>", element: "<attribute name='o' type='int' omit='3'/>"));

    // Neither name is wrong where it is declared: what is derived from them meets.
    [Theory]
    [InlineData("X", "XUnread", "A", "B", "a member of the same name")]
    [InlineData("F", "Only", "A", "OnlyA", "two members 'OnlyOnlyA'")]
    [InlineData("F", "Other", "A", "OnlyA", null)]
    public void Derived_names_that_meet_are_reported(string feature, string option, string value, string otherValue, string? says)
    {
        IReadOnlyList<Diagnostic> found = Check.Analyze(("a.viommu.xml", $"""
            <schema xmlns='urn:viommu-gen:schema:1'><feature name='{feature}' namespace='N'>
            <enum name='E'><value name='{value}' text='a'/><value name='{otherValue}' text='b'/></enum>
            <options><option name='{option}' extra-spec='x:y' type='E'/></options>
            <traits name='T' for='{option}' prefix='P_'/>
            </feature></schema>
            """));
        if (says is null)
            Assert.Empty(found);
        else
            Assert.Contains(says, Assert.Single(found).GetMessage(null), System.StringComparison.Ordinal);
    }

    private static void AssertComplete(string schema)
    {
        SchemaModel model = SchemaCompiler.Compile([SchemaCompiler.Parse("a.viommu.xml", SourceText.From(schema))], null, checkConditions: false, default).Model;
        ILookup<string, string> table = model.Features.SelectMany(GeneratedNames.TypesOf)
            .SelectMany(type => type.Declared.Append("").Select(member => (type.Name, member)))
            .ToLookup(pair => pair.Name, pair => pair.member);
        Dictionary<string, MemberSet?> own = model.Features.SelectMany(GeneratedNames.TypesOf).ToDictionary(type => type.Name, type => type.Own);
        IEnumerable<BaseTypeDeclarationSyntax> declared = TestCompiler.Generate("", ("a.viommu.xml", schema)).SyntaxTrees.Skip(1)
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            .Where(type => type.Parent is BaseNamespaceDeclarationSyntax);
        Assert.Empty(declared.SelectMany(type => NamesIn(type)
            .Where(name => !table[type.Identifier.ValueText].Contains(name)
                && !(own.GetValueOrDefault(type.Identifier.ValueText) is { } set && GeneratedNames.IsTaken(name, set)))
            .Select(name => $"{type.Identifier.ValueText}.{name}")));
    }

    private static IEnumerable<string> NamesIn(BaseTypeDeclarationSyntax type) => type switch
    {
        EnumDeclarationSyntax list => list.Members.Select(member => member.Identifier.ValueText),
        TypeDeclarationSyntax block => block.Members.SelectMany(NamesOf),
        _ => [],
    };

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => [property.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        BaseTypeDeclarationSyntax nested => [nested.Identifier.ValueText],
        _ => [],
    };
}

using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>
/// Facts that rules look at: each is read once, where rules are checked, and handed to them. Quantities, texts, and open types that are compared with other
/// members are read from the platform.
/// </summary>
internal sealed class FactLocals
{
    /// <summary>Those of rules that look at none.</summary>
    public static readonly FactLocals None = new(Enumerable.Empty<RuleModel>());

    private readonly Dictionary<string, Member> _facts = new();

    public FactLocals(IEnumerable<RuleModel> rules)
    {
        Test[] tests = rules.SelectMany(rule => rule.When.Tests()).ToArray();
        var compared = new HashSet<string>(tests.Where(test => test.RightMember is not null).SelectMany(test => test.Members())
            .Where(member => member is { IsFact: true, Type.Kind: ValueKind.OpenEnum })
            .Select(member => member.Name));
        foreach (Member fact in tests.SelectMany(test => test.RightMember is { } right ? new[] { test.Left, right } : new[] { test.Left })
            .Where(member => member.IsFact && member.Type.Kind is not (ValueKind.Quantity or ValueKind.Text)))
        {
            if (!compared.Contains(fact.Name))
                _facts[fact.Name] = fact;
        }
        Printer = new ConditionPrinter(_facts.Keys.ToDictionary(name => name, GeneratedNames.FactLocal));
    }

    /// <summary>Prints conditions that read them.</summary>
    public ConditionPrinter Printer { get; }

    /// <summary>The parameters that take them.</summary>
    public IEnumerable<RuleParameter> Parameters
        => _facts.Values.Select(fact => new RuleParameter(MemberRoot.Fact, TypeOf(fact) + "?", GeneratedNames.FactLocal(fact.Name), fact.Name));

    public bool Contains(Member member) => member.IsFact && _facts.ContainsKey(member.Name);

    /// <summary>Reads those that some rules look at.</summary>
    public void Declare(CodeWriter writer, IEnumerable<RuleModel> rules)
    {
        foreach (Member fact in rules.SelectMany(rule => rule.When.Members()).Where(Contains).Distinct())
            writer.Line($"{TypeOf(fact)}? {GeneratedNames.FactLocal(fact.Name)} = {Access.Of(fact)}{(fact.Type.Kind == ValueKind.OpenEnum ? "?.Kind" : "")};");
    }

    private static string TypeOf(Member fact) => fact.Type.Kind == ValueKind.OpenEnum ? GeneratedNames.OpenKind(fact.Type.Name) : CSharpTypes.Of(fact.Type);
}

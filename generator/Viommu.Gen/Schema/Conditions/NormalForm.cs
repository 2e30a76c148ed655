using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>Conditions as a disjunction of conjunctions without a contradiction: one that can never hold, whatever is known, is empty.</summary>
internal sealed class NormalForm
{
    private const int MaxTerms = 128;
    private const int MaxAtoms = 64;

    private readonly List<Condition> _atoms = new();

    /// <param name="order">A condition whose tests come first, in their order: what means the same is equal then.</param>
    /// <returns>The condition in normal form, or null when that would be too long.</returns>
    public static Condition? Of(Condition condition, Condition order)
    {
        var form = new NormalForm();
        foreach (Test test in order.Tests())
            form.Atom(test);
        return form.Expand(condition) is { } terms
            ? Condition.Any(terms.OrderBy(term => term.Holds).ThenBy(term => term.Fails).Select(form.ToCondition))
            : null;
    }

    private List<Term>? Expand(Condition condition)
    {
        switch (condition)
        {
            case Constant { Value: var value }:
                return value ? new List<Term> { default } : new List<Term>();
            case Group { IsAll: true } all:
                var product = new List<Term> { default };
                foreach (Condition item in all.Items)
                {
                    if (Expand(item) is not { } factor || product.Count * factor.Count > MaxTerms * MaxTerms)
                        return null;
                    product = Shorten(product.SelectMany(left => factor.Select(left.And)));
                    if (product.Count > MaxTerms)
                        return null;
                }
                return product;
            case Group any:
                var sum = new List<Term>();
                foreach (Condition item in any.Items)
                {
                    if (Expand(item) is not { } part)
                        return null;
                    sum = Shorten(sum.Concat(part));
                    if (sum.Count > MaxTerms)
                        return null;
                }
                return sum;
            default:
                return Atom(condition) is { } atom ? new List<Term> { atom } : null;
        }
    }

    private Term? Atom(Condition condition)
    {
        bool isNegated = condition is Test { Negated: true } or Certainly { Negated: true };
        Condition positive = isNegated ? condition.Negate() : condition;
        int index = _atoms.IndexOf(positive);
        if (index < 0)
        {
            index = _atoms.Count;
            _atoms.Add(positive);
        }
        return index >= MaxAtoms ? null : isNegated ? new Term(0, 1ul << index) : new Term(1ul << index, 0);
    }

    // Without what contradicts itself, and without what says no more than another one.
    private List<Term> Shorten(IEnumerable<Term> terms)
    {
        var kept = new List<Term>();
        foreach (Term candidate in terms)
        {
            if (WithoutImplied(candidate) is not { } term || kept.Any(other => other.Includes(term)))
                continue;
            kept.RemoveAll(term.Includes);
            kept.Add(term);
        }
        return kept;
    }

    // A member that equals one value equals no other.
    private Term? WithoutImplied(Term term)
    {
        ulong excluded = 0;
        for (int i = 0; i < _atoms.Count; i++)
        {
            if ((term.Holds & (1ul << i)) == 0)
                continue;
            for (int j = 0; j < _atoms.Count; j++)
            {
                if (i != j && Exclude(_atoms[i], _atoms[j]))
                    excluded |= 1ul << j;
            }
        }
        return (term.Holds & (term.Fails | excluded)) != 0 ? null : term with { Fails = term.Fails & ~excluded };
    }

    private static bool Exclude(Condition one, Condition other) => (one, other) switch
    {
        (Test { Operator: TestOperator.Equal, Right: { } left } first, Test { Operator: TestOperator.Equal, Right: { } right } second)
            => first.Left == second.Left && left != right,
        (Certainly first, Certainly second) => Exclude(first.Test, second.Test) && !first.Test.Negated && !second.Test.Negated,
        _ => false,
    };

    private Condition ToCondition(Term term)
        => Condition.All(_atoms.Select((atom, index) => (term.Holds & (1ul << index)) != 0
            ? atom
            : (term.Fails & (1ul << index)) != 0 ? atom.Negate() : Condition.True));

    /// <summary>A conjunction: the atoms that hold in it, and those that do not.</summary>
    private readonly record struct Term(ulong Holds, ulong Fails)
    {
        public Term And(Term other) => new(Holds | other.Holds, Fails | other.Fails);

        /// <summary>Whether it holds wherever the other one does.</summary>
        public bool Includes(Term other) => (Holds & ~other.Holds) == 0 && (Fails & ~other.Fails) == 0;
    }
}

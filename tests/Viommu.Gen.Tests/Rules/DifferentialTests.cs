using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Tests.Rules;

/// <summary>One rule, written once, runs twice: the interpreter and the compiled generated code agree on everything, given as text.</summary>
public class DifferentialTests
{
    // No more violations than are listed.
    private const int Rules = 80;
    private const int Benches = 3;
    private const int Assignments = 5_000;

    [Fact]
    public void Interpreter_and_generated_code_agree_on_random_rules_and_values()
    {
        long fired = 0, undecided = 0, silent = 0;
        Make.Select(RandomRules.Conditions.Array[Rules], RandomRules.ElementConditions.Array[Rules / 4]).Sample(
            (conditions, elementConditions) =>
            {
                var bench = new RuleBench(conditions, elementConditions);
                RandomRules.Assignments.Sample(
                    assignment =>
                    {
                        SortedDictionary<string, Truth> interpreted = bench.Interpret(assignment), generated = bench.Run(assignment);
                        foreach ((string rule, Truth expected) in interpreted)
                        {
                            string condition = rule[0] == 'R' ? conditions[int.Parse(rule[1..])] : elementConditions[int.Parse(rule[1..])];
                            Assert.True(expected == generated[rule], $"{condition}\nis {expected} to the interpreter and {generated[rule]} in generated code, with {assignment}");
                            _ = expected switch { Truth.True => fired++, Truth.Unknown => undecided++, _ => silent++ };
                        }
                    },
                    iter: Assignments,
                    threads: 1);
            },
            iter: Benches,
            threads: 1);

        // All three outcomes are really met.
        Assert.All([fired, undecided, silent], count => Assert.True(count > Benches * Assignments, $"{fired} fired, {undecided} undecided, {silent} silent"));
    }
}

using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Gate;
using Viommu.Gen.Analysis.Keys;

namespace Viommu.Gen.CodeFixes;

/// <summary>Whether a change gives a map a key that it is given already: most maps throw when a key is added twice.</summary>
internal static class AddedTwice
{
    public static bool IsIn(SemanticModel changed, SyntaxTree before, CancellationToken cancellation)
    {
        TextSpan[] spans = changed.SyntaxTree.GetChangedSpans(before).ToArray();
        var entries = new MapEntries(new StringMaps());
        foreach (IOperation operation in CodeBodies.In(changed, spans.Select(span => span.Start).ToArray(), cancellation)
            .SelectMany(body => body.DescendantsAndSelf()))
        {
            if (entries.Of(operation) is { Kind: not EntryKind.Call, Value: not null } entry
                && spans.Any(span => span.IntersectsWith(entry.Key.Syntax.Span))
                && ConstantText.Of(entry.Key) is { } key
                && IsTwice(entry, key, entries))
                return true;
        }
        return false;
    }

    private static bool IsTwice(MapEntry entry, string key, MapEntries entries)
    {
        var trace = new MapTrace(entries);
        trace.Follow(trace.TableOf(entry));
        MapEntry[] same = trace.Entries.Append(entry).Where(other => other.Value is not null && ConstantText.Of(other.Key) == key).ToArray();
        return same.Select(other => other.Operation.Syntax).Distinct().Count() > 1 && same.Any(IsAdded);
    }

    // What is assigned replaces what was there.
    private static bool IsAdded(MapEntry entry) => entry.Operation is not (ISimpleAssignmentOperation or IPropertyReferenceOperation);
}

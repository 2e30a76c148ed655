using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>
/// What the code of one file does with texts, by the simple names of variables, members and parameters: which of them are searched for, in which of them
/// something is replaced, and by which words. Two of the same name are taken to be the same: that can only silence more.
/// </summary>
internal sealed class TextUses
{
    public const string Replacement = "Replace";

    private const int MaxSources = 32;

    private static readonly ConditionalWeakTable<SyntaxTree, TextUses> Known = new();

    private readonly HashSet<string> _touched = new();
    private readonly HashSet<string> _words = new();
    private readonly Dictionary<string, string> _constants = new();
    private readonly Dictionary<string, HashSet<string>> _sources = new();

    private TextUses(SyntaxNode root)
    {
        foreach (VariableDeclaratorSyntax variable in root.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer?.Value is LiteralExpressionSyntax { Token.Value: string constant })
                _constants[variable.Identifier.ValueText] = constant;
        }
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    Add(call);
                    break;
                case ObjectCreationExpressionSyntax creation when TextMethods.IsPattern(NameOf(creation.Type)):
                    foreach (ArgumentSyntax argument in creation.ArgumentList?.Arguments ?? default)
                        _touched.Add(HolderOf(argument.Expression));
                    break;
                case VariableDeclaratorSyntax { Initializer.Value: { } value } variable:
                    AddSources(variable.Identifier.ValueText, value);
                    break;
                case AssignmentExpressionSyntax assignment:
                    AddSources(HolderOf(assignment.Left), assignment.Right);
                    break;
                case ForEachStatementSyntax loop:
                    AddSources(loop.Identifier.ValueText, loop.Expression);
                    break;
                case BaseMethodDeclarationSyntax method:
                    AddParameters(method is MethodDeclarationSyntax named ? named.Identifier.ValueText : "", method.ParameterList);
                    break;
                case LocalFunctionStatementSyntax local:
                    AddParameters(local.Identifier.ValueText, local.ParameterList);
                    break;
            }
        }
        var open = new Stack<string>(_touched);
        while (open.Count > 0)
        {
            foreach (string source in _sources.TryGetValue(open.Pop(), out HashSet<string>? sources) ? sources : Enumerable.Empty<string>())
            {
                if (_touched.Add(source))
                    open.Push(source);
            }
        }
        _touched.Remove("");
    }

    public static TextUses Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(tree, out TextUses? uses))
            uses = Known.GetValue(tree, tree => new TextUses(tree.GetRoot(cancellation)));
        return uses;
    }

    /// <summary>Words that are replaced somewhere.</summary>
    public IEnumerable<string> Words => _words;

    /// <summary>Whether a text with one of the names is searched for, or something in it is replaced that is not known.</summary>
    public bool IsTouched(IEnumerable<string> names) => names.Any(_touched.Contains);

    /// <summary>The last name of an expression or a type; empty when it has none.</summary>
    public static string NameOf(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
        _ => "",
    };

    /// <summary>The name of a variable or a member; of a member of a type with that type: another type's has nothing to do with it.</summary>
    public static string HolderOf(SyntaxNode expression)
        => expression is MemberAccessExpressionSyntax { Expression: var type } && NameOf(type) is { Length: > 0 } name && char.IsUpper(name[0])
            ? Member(name, NameOf(expression))
            : NameOf(expression);

    /// <summary>A name for a member of a type.</summary>
    public static string Member(string type, string member) => type + "." + member;

    /// <summary>A name for a parameter of a method: what is passed to it.</summary>
    public static string Parameter(string method, int index) => method + "/" + index;

    private string? WordOf(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is not [var first, _, ..] ? null
        : first.Expression is LiteralExpressionSyntax literal ? literal.Token.Value as string
        : _constants.TryGetValue(NameOf(first.Expression), out string? constant) ? constant
        : null;

    private void Add(InvocationExpressionSyntax call)
    {
        string method = NameOf(call.Expression);
        SyntaxNode? receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (method == Replacement && receiver is not null && WordOf(call) is { } word)
        {
            // Quotes and the like are no words.
            if (word.Length > 1 && word.Any(char.IsLetterOrDigit))
                _words.Add(word);
        }
        else if (receiver is not null && method is Replacement or "Insert" or "IndexOf" or "LastIndexOf" or "Split")
        {
            Touch(receiver);
        }
        foreach (ArgumentSyntax argument in arguments)
        {
            if (TextMethods.IsSearch(method))
                Touch(argument.Expression);
            // Of each of several texts: texts.Any(document.Contains), texts.Any(text => document.Contains(text)).
            else if (receiver is not null && argument.Expression is MemberAccessExpressionSyntax group && TextMethods.IsSearch(NameOf(group)))
                Touch(receiver);
            else if (receiver is not null && argument.Expression is SimpleLambdaExpressionSyntax lambda)
                AddSources(lambda.Parameter.Identifier.ValueText, receiver);
            else if (argument.Expression is not LambdaExpressionSyntax)
                AddSources(Parameter(method, arguments.IndexOf(argument)), argument.Expression);
        }
    }

    // The text itself, and what it is a part of: t.Trim() is one of t.
    private void Touch(SyntaxNode expression)
    {
        for (SyntaxNode? node = expression; node is not null; node = (node as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Expression
            : null)
            _touched.Add(HolderOf(node));
    }

    private void AddSources(string name, SyntaxNode value)
    {
        if (!_sources.TryGetValue(name, out HashSet<string>? sources))
            _sources.Add(name, sources = new HashSet<string>());
        foreach (SimpleNameSyntax source in value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Take(MaxSources))
            sources.Add(source.Parent is MemberAccessExpressionSyntax access && access.Name == source ? HolderOf(access) : source.Identifier.ValueText);
    }

    // A parameter has what is passed to it.
    private void AddParameters(string method, ParameterListSyntax parameters)
    {
        for (int i = 0; i < parameters.Parameters.Count; i++)
        {
            string name = parameters.Parameters[i].Identifier.ValueText;
            if (!_sources.TryGetValue(name, out HashSet<string>? sources))
                _sources.Add(name, sources = new HashSet<string>());
            sources.Add(Parameter(method, i));
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Gate;

/// <summary>
/// Says where a file names something of a schema, from its raw text: most files name nothing, and are not looked at further. Names that the project gives to
/// texts and types of a schema (constants, aliases) count in all of its files. Nothing is registered on operations, because that alone makes the compiler
/// build all of them.
/// </summary>
internal sealed class SchemaGate
{
    // A constant may be made of another one, which is in another file.
    private const int MaxRounds = 4;

    private static readonly ConditionalWeakTable<Compilation, SchemaGate> Gates = new();
    private static readonly ConditionalWeakTable<SchemaReading, FileCache> Files = new();

    private readonly SchemaReading _schema;
    private readonly FileCache _files;
    private readonly Lazy<HashSet<string>> _names;
    private readonly ConditionalWeakTable<SyntaxTree, int[]> _marks = new();

    private SchemaGate(SchemaReading schema, Compilation compilation)
    {
        _schema = schema;
        _files = Files.GetValue(schema, static reading => new FileCache(new SchemaWords(reading.Features, reading.Keys, reading.Traits)));
        _names = new Lazy<HashSet<string>>(() => FindNames(compilation));
    }

    public static SchemaGate Of(SchemaReading schema, Compilation compilation)
        => Gates.TryGetValue(compilation, out SchemaGate? known) && known._schema == schema ? known : Replace(schema, compilation);

    /// <summary>The positions in a file at which something of a schema is named, in order.</summary>
    public IReadOnlyList<int> MarksIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (_marks.TryGetValue(tree, out int[]? known))
            return known;
        FileWords words = _files.Of(tree, cancellation);
        int[] marks = _names.Value.Count == 0 ? words.Marks : words.Marks.Concat(words.Find(_names.Value)).OrderBy(mark => mark).ToArray();
        return _marks.GetValue(tree, _ => marks);
    }

    private static SchemaGate Replace(SchemaReading schema, Compilation compilation)
    {
        lock (Gates)
        {
            if (Gates.TryGetValue(compilation, out SchemaGate? known) && known._schema == schema)
                return known;
            Gates.Remove(compilation);
            var gate = new SchemaGate(schema, compilation);
            Gates.Add(compilation, gate);
            return gate;
        }
    }

    private HashSet<string> FindNames(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        FileWords[] files = compilation.SyntaxTrees.Select(tree => _files.Of(tree, CancellationToken.None)).ToArray();
        foreach (FileWords file in files)
            names.UnionWith(file.NamesAt(file.Marks));
        for (int round = 0; round < MaxRounds && names.Count > 0; round++)
        {
            int before = names.Count;
            foreach (FileWords file in files)
                names.UnionWith(file.NamesAt(file.Find(names)));
            if (names.Count == before)
                break;
        }
        return names;
    }
}

/// <summary>What the texts of files name, for as long as they stay as they are: while somebody types, one file is looked at again.</summary>
internal sealed class FileCache
{
    private readonly SchemaWords _words;
    private readonly ConditionalWeakTable<SyntaxTree, FileWords> _files = new();

    public FileCache(SchemaWords words) => _words = words;

    public FileWords Of(SyntaxTree tree, CancellationToken cancellation)
        => _files.TryGetValue(tree, out FileWords? known) ? known : _files.GetValue(tree, tree => new FileWords(tree, _words, cancellation));
}

/// <summary>What the text of one file names, found once.</summary>
internal sealed class FileWords
{
    private readonly SyntaxTree _tree;
    private readonly string _text;

    public FileWords(SyntaxTree tree, SchemaWords words, CancellationToken cancellation)
    {
        _tree = tree;
        _text = tree.GetText(cancellation).ToString();
        Marks = words.Find(_text)?.ToArray() ?? Array.Empty<int>();
    }

    public int[] Marks { get; }

    /// <summary>Where one of some names is used.</summary>
    public IEnumerable<int> Find(HashSet<string> names)
    {
        var hashes = new HashSet<int>(names.Select(name => SchemaWords.Hash(name, 0, name.Length)));
        for (int i = 0; i < _text.Length; i++)
        {
            if (!SchemaWords.IsPart(_text[i]))
                continue;
            int start = i, hash = 17;
            for (; i < _text.Length && SchemaWords.IsPart(_text[i]); i++)
                hash = unchecked(hash * 31 + _text[i]);
            if (hashes.Contains(hash) && names.Contains(_text.Substring(start, i - start)))
                yield return start;
        }
    }

    /// <summary>The names that the file gives, at some positions, to constants, read-only fields and types.</summary>
    public IEnumerable<string> NamesAt(IEnumerable<int> marks)
    {
        SyntaxNode? root = null;
        foreach (int mark in marks)
        {
            root ??= _tree.GetRoot();
            for (SyntaxNode? node = root.FindToken(mark).Parent; node is not null and not (StatementSyntax or BaseMethodDeclarationSyntax
                or BaseTypeDeclarationSyntax); node = node.Parent)
            {
                if (node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } declarator && field.Modifiers.Any(IsConstant))
                    yield return declarator.Identifier.ValueText;
                else if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias })
                    yield return alias;
            }
        }
    }

    private static bool IsConstant(SyntaxToken modifier) => modifier.ValueText is "const" or "readonly";
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Viommu.Tests;

namespace Viommu.Gen.Tests;

/// <summary>One way through the rooms: each uses those before it only.</summary>
public class RoomTests
{
    private static readonly string[][] Order =
    [
        ["Diagnostics"],
        ["Model"],
        ["Interpretation", "Emit", "Settings", "References"],
        ["Schema.Source"],
        ["Schema.Language", "Schema.Conditions"],
        ["Schema.Binding"],
        ["Schema"],
        ["Pipeline", "Analysis.Schemas"],
        ["Analysis.Code", "Analysis.Gate"],
        ["Analysis.Keys", "Analysis.Flow", "Analysis.Traits", "Analysis.Xml"],
        ["Analysis.Combinations"],
        ["Analysis"],
        ["CodeFixes.Editing"],
        ["CodeFixes.Entries", "CodeFixes.Schemas"],
        ["CodeFixes"],
    ];

    // Peers, of which one comes first only because it has more steps.
    private static readonly (string From, string To)[] Closed = [("Schema", "Emit"), ("Analysis", "Pipeline"), ("CodeFixes", "Pipeline")];

    private static readonly string[] Rooms = [.. Order.SelectMany(rooms => rooms).OrderByDescending(room => room.Length)];

    [Fact]
    public void No_room_uses_one_that_comes_after_it()
        => Assert.Empty(Sources().SelectMany(source => Used(source.Text)
            .Where(used => used != source.Room && !IsOpen(source.Room, used))
            .Select(used => $"{source.Path}: {source.Room} uses {used}")));

    // What a namespace around it declares is seen without a using.
    [Fact]
    public void No_room_uses_the_one_around_it()
        => Assert.Empty(Sources().SelectMany(inner => Sources()
            .Where(outer => inner.Room.StartsWith(outer.Room + ".", StringComparison.Ordinal))
            .SelectMany(outer => Regex.Matches(outer.Text, @"^(?:public|internal) [a-z ]*(?:class|record|struct|enum) (\w+)", RegexOptions.Multiline))
            .Select(match => match.Groups[1].Value)
            .Where(type => Regex.IsMatch(inner.Text, $@"\b{type}\b"))
            .Select(type => $"{inner.Path} uses {type}")));

    [Fact]
    public void Each_namespace_is_a_room() => Assert.Equal(Rooms.Order(StringComparer.Ordinal), Sources().Select(source => source.Room).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Emit", "Model", true)]
    [InlineData("Model", "Emit", false)]
    [InlineData("Emit", "Interpretation", false)]
    [InlineData("Schema.Binding", "Interpretation", true)]
    [InlineData("Schema.Binding", "Emit", false)]
    [InlineData("Analysis.Flow", "Pipeline", false)]
    public void The_order_is_what_it_says(string from, string to, bool isOpen) => Assert.Equal(isOpen, IsOpen(from, to));

    private static bool IsOpen(string from, string to)
        => LevelOf(to) < LevelOf(from) && !Closed.Any(pair => (from + ".").StartsWith(pair.From + ".", StringComparison.Ordinal) && to == pair.To);

    private static int LevelOf(string room) => Array.FindIndex(Order, rooms => rooms.Contains(room));

    // Usings, and names that are qualified by a room; a room is seen from within without either.
    private static IEnumerable<string> Used(string text)
        => Regex.Matches(text, @"using Viommu\.Gen\.([\w.]+);|(?<![\w.""])(?:Viommu\.Gen\.)?(" + string.Join('|', Rooms.Select(Regex.Escape)) + @")\.(?=[A-Z]\w*[.(<> ])")
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .Distinct();

    private static IEnumerable<(string Path, string Room, string Text)> Sources()
        => new[] { "Viommu.Gen", "Viommu.Gen.CodeFixes" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, "generator", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(path => (Path.GetRelativePath(Repository.Root, path), Text: File.ReadAllText(path)))
            .Select(source => (source.Item1, Regex.Match(source.Text, @"^namespace Viommu\.Gen\.([\w.]+);", RegexOptions.Multiline).Groups[1].Value, source.Text));
}

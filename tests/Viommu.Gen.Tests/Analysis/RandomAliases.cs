using System;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>All ways in which a map can be reached under another name, to be written to there: some that the analyzer follows, and some after which it must not be certain of anything.</summary>
internal static class RandomAliases
{
    private const string Type = "Dictionary<string, string>";

    /// <summary>What the aliases call: methods, operators and types that hand a map on, each with a name of the framework where it could be taken for one of the framework's.</summary>
    public const string Helpers = """
        public sealed class Holder(Dictionary<string, string> map)
        {
            public Dictionary<string, string> Map = map;
            public void Fill(Action<IDictionary<string, string>> write) => write(map);
            public static implicit operator Holder(Dictionary<string, string> map) => new(map);
            public static int operator &(Dictionary<string, string> map, Holder holder) { holder.Map = map; return 0; }
        }
        public struct Pair { public Dictionary<string, string> Map; }
        public static class Aliases
        {
            public static Dictionary<string, string> Kept = new();
            public static bool Yes => Kept is not null;
            public static Dictionary<string, string>? Nothing => Yes ? null : Kept;
            public static void Look(IReadOnlyDictionary<string, string> map) { foreach (var pair in map) _ = pair.Key.Length + map.Count; }
            public static IReadOnlyDictionary<string, string> View(IReadOnlyDictionary<string, string> map) => map;
            public static void FillView(IReadOnlyDictionary<string, string> map, Action<IDictionary<string, string>> write) => write((IDictionary<string, string>)map);
            public static void FillTuple((Dictionary<string, string> Map, string Name) pair, Action<IDictionary<string, string>> write) => write(pair.Map);
            public static void FillAll(Action<IDictionary<string, string>> write, params Dictionary<string, string>[] maps) => write(maps[0]);
            public static void FillList(IReadOnlyList<Dictionary<string, string>> maps, Action<IDictionary<string, string>> write) => write(maps[0]);
            public static void FillKept(Action<IDictionary<string, string>> write) => write(Kept);
            public static async Task FillLater(Dictionary<string, string> map, Action<IDictionary<string, string>> write) { await Task.Yield(); write(map); }
            public static bool Put(Dictionary<string, string> map, Action<IDictionary<string, string>> write) { write(map); return true; }
            public static void Out(Dictionary<string, string> map, out Dictionary<string, string> same) => same = map;
            public static ref Dictionary<string, string> Same(ref Dictionary<string, string> map) => ref map;
            public static IEnumerable<Dictionary<string, string>> Each(Dictionary<string, string> map) { yield return map; }
            public static bool Contains(this Dictionary<string, string> map, Action<IDictionary<string, string>> write) { write(map); return true; }
            public static int Count(this Dictionary<string, string> map, Action<IDictionary<string, string>> write) { write(map); return 0; }
            public static void Deconstruct(this Dictionary<string, string> map, out Dictionary<string, string> same, out int count) { same = map; count = map.Count; }
        }

        """;

    /// <summary>Statements after which what a map holds is still known.</summary>
    /// <param name="map">The local that holds it.</param>
    /// <param name="write">A statement that writes to what an expression says.</param>
    public static Func<string, Func<string, string>, string>[] Followed { get; } =
    [
        (map, write) => $"var {map}Same = {map}; {write($"{map}Same")}",
        (map, write) => $"IDictionary<string, string> {map}Same = {map}; {write($"{map}Same")}",
        (map, write) => $"IReadOnlyDictionary<string, string> {map}View = {map}; {write($"((IDictionary<string, string>){map}View)")}",
        (map, write) => $"object {map}Object = {map}; {write($"(({Type}){map}Object)")}",
        (map, write) => $"var ({map}Same, {map}Number) = ({map}, 1); {write($"{map}Same")}",
        (map, write) => $"var {map}Other = new {Type}(); ({map}, {map}Other) = ({map}Other, {map}); {write($"{map}Other")} ({map}Other, {map}) = ({map}, {map}Other);",
        (map, write) => $"Look({map}); {write(map)} foreach (var pair in {map}) _ = pair.Key;",
        (map, write) => $"{write(map)} _ = {map}.Select(pair => pair.Key).Count() + {map}.Count + {map}.Keys.Count; _ = string.Join(\",\", {map});",
        (map, write) => $"{write(map)} var {map}Copy = new {Type}({map}); {map}Copy.Clear();",
        (map, write) => $"{map}.Add(value: \"x\", key: \"other\"); {write(map)} {map}.Remove(\"other\");",
    ];

    /// <summary>Statements after which nothing may be certain.</summary>
    public static Func<string, Func<string, string>, string>[] Lost { get; } =
    [
        (map, write) => $"var {map}Tuple = (Map: {map}, Name: 1); {write($"{map}Tuple.Map")}",
        (map, write) => $"FillTuple(({map}, \"x\"), x => {{ {write("x")} }});",
        (map, write) => $"foreach (var (x, _) in new[] {{ ({map}, 1) }}) {{ {write("x")} }}",
        (map, write) => $"List<{Type}> {map}List = [{map}]; {write($"{map}List[0]")}",
        (map, write) => $"FillList([{map}], x => {{ {write("x")} }});",
        (map, write) => $"{Type}[] {map}Array = {{ {map} }}; {write($"{map}Array[0]")}",
        (map, write) => $"foreach (var x in new[] {{ {map} }}) {{ {write("x")} }}",
        (map, write) => write($"new[] {{ {map} }}.First()"),
        (map, write) => $"FillAll(x => {{ {write("x")} }}, {map}, new());",
        (map, write) => $"object {map}Object = {map}; if ({map}Object is IDictionary<string, string> {map}Is) {{ {write($"{map}Is")} }}",
        (map, write) => $"if ({map} is {{ Count: >= 0 }} {map}Is) {{ {write($"{map}Is")} }}",
        (map, write) => $"if ({map} is var ({map}Is, _)) {{ {write($"{map}Is")} }}",
        (map, write) => $"switch ((object){map}) {{ case IDictionary<string, string> x: {write("x")} break; }}",
        (map, write) => $"_ = {map} switch {{ {{ Count: >= 0 }} x => Put(x, y => {{ {write("y")} }}), _ => false }};",
        (map, write) => $"var {map}Holder = new Holder(new()); _ = {map} & {map}Holder; {write($"{map}Holder.Map")}",
        (map, write) => $"Holder {map}Holder = {map}; {write($"{map}Holder.Map")}",
        (map, write) => $"new Holder({map}).Fill(x => {{ {write("x")} }});",
        (map, write) => $"_ = {map}.Contains(x => {{ {write("x")} }});",
        (map, write) => $"_ = {map}.Count(x => {{ {write("x")} }});",
        (map, write) => $"var ({map}Apart, _) = {map}; {write($"{map}Apart")}",
        (map, write) => write($"(({Type})View({map}))"),
        (map, write) => $"FillView({map}, x => {{ {write("x")} }});",
        (map, write) => write($"((IDictionary<string, string>){map}.AsEnumerable())"),
        (map, write) => write($"(({Type})((System.Collections.ICollection){map}).SyncRoot)"),
        (map, write) => $"var {map}Other = new {Type}(); {write($"(Yes ? {map} : {map}Other)")}",
        (map, write) => $"var {map}Choice = Yes ? {map} : new {Type}(); {write($"{map}Choice")}",
        (map, write) => write($"(Nothing ?? {map})"),
        (map, write) => $"{Type}? {map}Late = Nothing; {map}Late ??= {map}; {write($"{map}Late")}",
        (map, write) => $"var {map}Picked = Yes switch {{ true => {map}, _ => new {Type}() }}; {write($"{map}Picked")}",
        (map, write) => $"{Type} {map}Target; if (Yes) {map}Target = {map}; else {map}Target = new(); {write($"{map}Target")}",
        (map, write) => $"ref var {map}Ref = ref {map}; {write($"{map}Ref")}",
        (map, write) => $"ref var {map}Ref = ref Same(ref {map}); {map}Ref = new {Type}({map}); {write($"{map}Ref")}",
        (map, write) => $"var {map}Other = new {Type}(); (Yes ? ref {map} : ref {map}Other) = new {Type}({map}); {write(map)}",
        (map, write) => $"Out({map}, out var {map}Out); {write($"{map}Out")}",
        (map, write) => $"Action {map}Action = () => {{ {write(map)} }}; {map}Action();",
        (map, write) => $"void {map}Local() {{ {write(map)} }} {map}Local();",
        (map, write) => $"Kept = {map}; FillKept(x => {{ {write("x")} }});",
        (map, write) => $"Kept = {map}; {write("Kept")}",
        (map, write) => $"Pair {map}Pair; {map}Pair.Map = {map}; {write($"{map}Pair.Map")}",
        (map, write) => $"var {map}Anonymous = new {{ Map = {map} }}; {write($"{map}Anonymous.Map")}",
        (map, write) => $"var {map}Pair = KeyValuePair.Create(\"x\", {map}); {write($"{map}Pair.Value")}",
        (map, write) => $"var {map}All = new Dictionary<string, {Type}> {{ [\"x\"] = {map} }}; {write($"{map}All[\"x\"]")}",
        (map, write) => write($"System.Threading.Tasks.Task.FromResult({map}).Result"),
        (map, write) => $"FillLater({map}, x => {{ {write("x")} }}).GetAwaiter().GetResult();",
        (map, write) => $"foreach (var x in Each({map})) {{ {write("x")} }}",
        (map, write) => $"var {map}Slot = new {Type}(); System.Threading.Interlocked.Exchange(ref {map}Slot, {map}); {write($"{map}Slot")}",
        (map, write) => write($"System.Runtime.CompilerServices.Unsafe.As<{Type}>((object){map})"),
        (map, write) => $"var {map}Handle = System.Runtime.InteropServices.GCHandle.Alloc({map}); {write($"(({Type}){map}Handle.Target!)")} {map}Handle.Free();",
        (map, write) => $"try {{ _ = Yes; }} finally {{ {write(map)} }}",
        (map, write) => $"try {{ throw new InvalidOperationException(); }} catch when (Put({map}, x => {{ {write("x")} }})) {{ }}",
        (map, write) => $"for (int i = 0; i < 1; i++) {{ var {map}Turn = {map}; {write($"{map}Turn")} }}",
        (map, write) => $"Action<IDictionary<string, string>> {map}Write = x => {{ {write("x")} }}; var {map}Same = {map}; {map}Write({map}Same);",
    ];
}

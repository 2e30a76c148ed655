using System.Linq;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Code is followed wherever it may be written.</summary>
public class BodyTests
{
    [Fact]
    public void Top_level_statements_and_their_local_functions() => Consumer.CheckProgram(
        """
        var flavor = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
        var none = ImmutableDictionary<string, string>.Empty;
        Console.WriteLine(ViommuOptions.Read(flavor, none).IsValid);
        var request = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Complete(request);
        _ = ViommuOptions.Read(request, none);
        flavor[{|VIO1001:"hw:viommu_modle"|}] = "intel";
        Show();

        static void Complete(Dictionary<string, string> map) => map[ExtraSpecs.MemPageSize] = "any";

        void Show() => Console.WriteLine(ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, ImmutableDictionary<string, string>.Empty).IsValid);
        """);

    [Fact]
    public void Top_level_statements_that_a_lambda_changes_are_not_certain() => Consumer.CheckProgram(
        """
        var flavor = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Action complete = () => flavor[ExtraSpecs.MemPageSize] = "any";
        complete();
        _ = ViommuOptions.Read(flavor, new Dictionary<string, string>());
        """);

    [Fact]
    public void Arguments_of_a_base() => Consumer.Check(
        """
        class Base(ViommuRead read) { public ViommuRead Read { get; } = read; }
        class Primary() : Base(ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, new Dictionary<string, string>()));
        class Ordinary : Base
        {
            public Ordinary() : base(ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, new Dictionary<string, string>())) { }
            public Ordinary(int n) : this(ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, new Dictionary<string, string>()), n) { }
            private Ordinary(ViommuRead read, int n) : base(read) => _ = n;
        }
        """, ids: "VIO2");

    [Fact]
    public void What_is_assigned_where_there_is_nothing() => Consumer.Check(
        """
        class C
        {
            static void M(Dictionary<string, string>? given)
            {
                var none = new Dictionary<string, string>();
                Dictionary<string, string>? flavor = null;
                flavor ??= new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
                _ = ViommuOptions.Read(flavor, none);
                flavor ??= new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true", [ExtraSpecs.MemPageSize] = "any" };
                given ??= new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
                _ = ViommuOptions.Read(given, none);
            }
        }
        """, ids: "VIO2001");

    [Fact]
    public void Members_of_all_kinds() => Consumer.Check(
        """
        class C
        {
            static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;
            ViommuRead Field = ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None);
            ViommuRead Property => ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None);
            ViommuRead this[int i] { get { return ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None); } }
            Func<ViommuRead> Lambda() => () => ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None);
            IEnumerable<ViommuRead> Iterator() { yield return ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None); }
            async System.Threading.Tasks.Task<ViommuRead> Async() { await System.Threading.Tasks.Task.Yield(); return ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, None); }
        }

        static class D
        {
            static D() => _ = ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, ImmutableDictionary<string, string>.Empty);
        }
        """, ids: "VIO2001");

    /// <summary>Not as deep as the stack: an analysis that gives up says nothing, and takes no process with it.</summary>
    [Theory]
    [InlineData("string", "\"a\"", " + ")]
    [InlineData("string", "s", " + ")]
    [InlineData("string?", "s", " ?? ", 300)]
    [InlineData("bool", "b", " && ")]
    [InlineData("int", "n", " + ")]
    public void Expressions_of_many_terms(string type, string term, string between, int terms = 8_000)
    {
        string expression = string.Join(between, Enumerable.Repeat(term, terms));
        string code = $$"""
            class C
            {
                {{type}} M(string s, bool b, int n) => {{expression}};
                object N(string s, bool b, int n)
                {
                    var map = new Dictionary<string, string>();
                    map["k" + ({{expression}})] = "x" + ({{expression}});
                    return ViommuOptions.Read(map, new Dictionary<string, string>());
                }
                object O(string s, bool b, int n) => new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "<iommu model='" + ({{expression}}) + "'/>" };
            }
            """;
        Assert.DoesNotContain(Consumer.Analyze(code), diagnostic => diagnostic.Id == "AD0001");
    }
}

using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0009: words that are kept for later.</summary>
public class NotSupportedTests
{
    private const string Id = "VIO0009";

    [Fact]
    public void What_is_set_inside_repeated_elements()
        => Check.Reports(Id, Sample.With(element: "<element name='slot' property='Slots' type='Slot' repeated='true'><attribute name='n' type='int' [|set|]='1'/></element>"), "repeated elements");

    [Fact]
    public void A_type_of_the_schema_may_have_the_name_in_pascal_case()
        => Check.Accepts(SchemaSource.Feature("""<flag name="List" true="a" false="b"/><options><option name="X" extra-spec="t:list" type="List"/></options>"""));
}

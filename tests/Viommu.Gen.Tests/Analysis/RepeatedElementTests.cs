using Viommu.Gen.Tests.Analysis.Xml;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>How many elements of a kind there are.</summary>
public class RepeatedElementTests
{
    private static readonly string Schema = SchemaSource.Feature("""
        <element name="shelf" type="Shelf" path="/room">
          <element name="book" property="Books" type="Book" repeated="true"><attribute name="title" type="text"/></element>
          <reject id="TwoAtMost" when="{ Books.Count: > 2 }">{Books.Count} books are too many: two fit.</reject>
          <reject id="OneAtLeast" when="{ Books: { Count: 0 } }">There is no book: add one.</reject>
        </element>
        """);

    [Theory]
    [InlineData("\"<[|shelf|]><book/><book title='a'/><book/></shelf>\"")]
    [InlineData("\"<[|shelf|]/>\"")]
    [InlineData("$\"<[|shelf|]><book/><book title='{y}'/><book/></shelf>\"")]
    public void They_are_counted_in_XML(string marked) => XmlCheck.Reports("VIO4001", XmlCheck.Code(marked), Schema);

    [Theory]
    [InlineData("\"<shelf><book/><book/></shelf>\"")]
    [InlineData("$\"<shelf>{y}</shelf>\"")]
    [InlineData("$\"<shelf><book/>{y}</shelf>\"")]
    [InlineData("$\"<shelf><book/><book/><book/>{y}</shelf>\"")]
    public void Those_that_come_later_may_be_any_number(string expression) => XmlCheck.Silent(XmlCheck.Code(expression), Schema);

    [Fact]
    public void They_are_counted_in_objects() => Consumer.Check(
        """
        using Test;
        class C
        {
            string M() => new Shelf { {|VIO2001:Books = [new Book(), new Book { Title = "a" }, new()]|} }.ToString();

            string N(Book one) => new Shelf { Books = [one, one] }.ToString();

            string O(Book[] some) => new Shelf { Books = [new Book(), new Book(), new Book(), .. some] }.ToString();

            string P(Book[] some) => new Shelf { Books = [.. some] }.ToString();
        }
        """, Schema);
}

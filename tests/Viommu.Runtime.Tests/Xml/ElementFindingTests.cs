using System.Linq;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

public class ElementFindingTests
{
    [Theory]
    [InlineData("<item name='a'/>")]
    [InlineData("<devices><item name='a'/></devices>")]
    [InlineData("<domain><devices><item name='a'/></devices></domain>")]
    [InlineData("<domainsnapshot><name>x</name><domain><devices><item name='a'/></devices></domain></domainsnapshot>")]
    [InlineData("<x><y/><y><domain><devices><item name='a'/></devices></domain></y></x>")]
    [InlineData("<domain type='kvm'><name>x</name><devices><disk/><item name='a'/><disk/></devices><features/></domain>")]
    public void An_element_is_found_as_the_root_in_a_fragment_and_at_its_path(string xml)
        => Assert.Equal("a", Item.Read(xml).Single().Name);

    [Theory]
    [InlineData("<domain/>")]
    [InlineData("<domain><devices/></domain>")]
    [InlineData("<domain><devices><disk><item/></disk></devices></domain>")]
    [InlineData("<devices><devices><item/></devices></devices>")]
    [InlineData("<features><item/></features>")]
    [InlineData("<other/>")]
    [InlineData("<Item/>")]
    [InlineData("<domainsnapshot><devices><item/></devices></domainsnapshot>")]
    [InlineData("<domainsnapshot xmlns:p='urn:x'><p:domain><devices><item/></devices></p:domain></domainsnapshot>")]
    public void An_element_that_is_not_in_its_place_is_not_found(string xml) => AssertNotFound(xml);

    [Theory]
    [InlineData("<item xmlns='urn:x'/>")]
    [InlineData("<p:item xmlns:p='urn:x'/>")]
    [InlineData("<domain xmlns='urn:x'><devices><item/></devices></domain>")]
    [InlineData("<devices xmlns='urn:x'><item/></devices>")]
    [InlineData("<devices xmlns='urn:x'><item xmlns=''/></devices>")]
    [InlineData("<domain><devices xmlns='urn:x'><item xmlns=''/></devices></domain>")]
    [InlineData("<domain><devices><item xmlns='urn:x'/></devices></domain>")]
    [InlineData("<domain><devices><p:item xmlns:p='urn:x'/></devices></domain>")]
    public void An_element_in_a_namespace_is_another_element(string xml) => AssertNotFound(xml);

    [Theory]
    [InlineData("<domain xmlns:p='urn:x'><devices><item name='a'/></devices></domain>")]
    [InlineData("<domain xmlns:p='urn:x'><p:devices><item name='b'/></p:devices><devices><p:item name='c'/><item name='a'/></devices></domain>")]
    public void Namespaces_that_are_only_declared_or_beside_it_do_not_matter(string xml) => Assert.Equal("a", Item.Read(xml).Single().Name);

    [Theory]
    [InlineData("<domain>\n<item/></domain>", "item is in /domain, where it has no effect (line 2): move it to /domain/devices.")]
    [InlineData("<s><domain><features><item/></features></domain></s>", "item is in /domain/features, where it has no effect (line 1): move it to /domain/devices.")]
    public void An_element_in_a_wrong_place_is_told_where_it_belongs(string xml, string message)
    {
        ElementRead<Item> read = Item.Read(xml);
        Assert.Empty(read.Elements);
        Violation violation = Assert.Single(read.Violations);
        Assert.Equal(("ItemMisplaced", Severity.Warning, message), (violation.Rule, violation.Severity, violation.Message));
    }

    [Fact]
    public void All_elements_are_found_in_the_order_of_the_document()
    {
        ElementRead<Item> read = Item.Read("<domain><devices><item name='a'/><x/><item name='b'/></devices><x/><devices><item name='c'/></devices></domain>");

        Assert.Equal(["a", "b", "c"], read.All().Select(static item => item.Name));
        Violation violation = Assert.Single(Assert.Throws<ViolationException>(read.Single).Violations);
        Assert.Equal(("Single", Severity.Error), (violation.Rule, violation.Severity));
        Assert.Equal("There are 3 such elements in the document: read all of them instead.", violation.Message);
    }

    [Fact]
    public void Warnings_do_not_keep_elements_from_being_read()
    {
        ElementRead<Item> read = Item.Read("<item name='a' x='1'/>");

        Assert.Equal("a", read.Single().Name);
        Assert.Equal("a", Assert.Single(read.All()).Name);
        Assert.Equal(Severity.Warning, Assert.Single(read.Violations).Severity);
    }

    [Fact]
    public void An_element_that_cannot_be_read_is_left_out_and_told()
    {
        ElementRead<Item> read = ElementReading.Read<Item>("<devices><item name='1'/><item name='x'/><item name='3'/></devices>", "Item", ["domain", "devices"], [], "item",
            static reader =>
            {
                reader.Open();
                long? number = reader.NextAttribute() ? reader.ReadNumber("ItemName", 0, 9) : null;
                Assert.False(reader.NextAttribute() || reader.NextNode());
                return number is null ? null : new Item { Name = $"{number}" };
            });

        Assert.Equal(["1", "3"], read.Elements.Select(static item => item.Name));
        Assert.Equal("ItemName", Assert.Single(read.Violations).Rule);
        Assert.Throws<ViolationException>(read.All);
        Assert.Throws<ViolationException>(read.Single);
    }

    [Fact]
    public void A_path_may_be_empty_so_that_only_the_root_counts()
    {
        static ElementRead<Item> Read(string xml)
            => ElementReading.Read(xml, "Item", [], [], "item", Item.ReadFrom);

        Assert.Equal("a", Read("<item name='a'/>").Single().Name);
        Assert.Empty(Read("<domain><item name='a'/></domain>").All());
    }

    private static void AssertNotFound(string xml)
    {
        ElementRead<Item> read = Item.Read(xml);

        Assert.Empty(read.Violations);
        Assert.Empty(read.All());
        Violation violation = Assert.Single(Assert.Throws<ViolationException>(read.Single).Violations);
        Assert.Equal(("Single", Severity.Error), (violation.Rule, violation.Severity));
        Assert.Equal("There is no such element in the document: give the element itself, or a document that has it in its place.", violation.Message);
    }
}

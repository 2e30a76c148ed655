using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Schema.Language;

/// <summary>What the value of an attribute must look like.</summary>
internal enum ValueForm
{
    /// <summary>Anything.</summary>
    Text,

    /// <summary>Words separated by white space, at least one.</summary>
    Words,

    /// <summary>A C# identifier in PascalCase.</summary>
    Name,

    /// <summary>A C# namespace.</summary>
    Namespace,

    /// <summary>The name of an attribute or element in XML.</summary>
    XmlName,

    /// <summary>The name of a type: built in or of the feature.</summary>
    Type,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>A whole number, which may be negative.</summary>
    Integer,

    /// <summary>A number, which may be negative, and have decimals where its type has.</summary>
    Decimal,

    /// <summary>A version.</summary>
    Version,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>One of a list of words.</summary>
    Choice,
}

/// <summary>An attribute of the grammar.</summary>
internal sealed class AttributeRule
{
    public AttributeRule(string name, ValueForm form, string summary, bool isRequired = false, params string[] choices)
    {
        Name = name;
        Form = form;
        Summary = summary;
        IsRequired = isRequired;
        Choices = choices;
    }

    public string Name { get; }

    public ValueForm Form { get; }

    public string Summary { get; }

    public bool IsRequired { get; }

    public string[] Choices { get; }
}

/// <summary>An element of the grammar.</summary>
internal sealed class ElementRule
{
    public ElementRule(string name, string summary, AttributeRule[] attributes, string children = "", bool hasText = false)
    {
        Name = name;
        Summary = summary;
        Attributes = attributes;
        Required = attributes.Where(attribute => attribute.IsRequired).ToArray();
        Children = Runtime.Words.Split(children);
        HasText = hasText;
    }

    public string Name { get; }

    public string Summary { get; }

    public AttributeRule[] Attributes { get; }

    /// <summary>Those of them that are never left out.</summary>
    public AttributeRule[] Required { get; }

    public string[] Children { get; }

    public AttributeRule? Find(string attribute)
    {
        foreach (AttributeRule rule in Attributes)
        {
            if (rule.Name == attribute)
                return rule;
        }
        return null;
    }

    public bool HasText { get; }
}

/// <summary>
/// The grammar of schema files, as data: the reader checks against it, and the XSD is written from it.
/// </summary>
internal static class Grammar
{
    public const string FeatureChildren = "enum flag quantity number-set list text-pattern options platform let reject warn choose traits shape element";

    private static readonly AttributeRule Summary = new("summary", ValueForm.Text, "What it is: the documentation of what is generated.");
    private static readonly AttributeRule Source = new("source", ValueForm.Text, "Where the fact comes from: a specification, a version, a run.");
    private static readonly AttributeRule Verified = new("verified", ValueForm.Text, "The versions on which it was seen to be true.");
    private static readonly AttributeRule Min = new("min", ValueForm.Number, "The least value.");
    private static readonly AttributeRule Max = new("max", ValueForm.Number, "The greatest value.");
    private static readonly AttributeRule In = new("in", ValueForm.XmlName, "The child element that it is in, where it is all that this has.");
    private static readonly AttributeRule Least = new("min", ValueForm.Decimal, "The least value; it may be negative.");
    private static readonly AttributeRule Greatest = new("max", ValueForm.Decimal, "The greatest value.");
    private static readonly AttributeRule Set = new("set", ValueForm.Text, "The value that the plan sets.");
    private static readonly AttributeRule SetWhen = new("set-when", ValueForm.Condition, "When the plan sets it.");
    private static readonly AttributeRule SetFrom = new("set-from", ValueForm.Name, "The option, fact or computed number that the plan takes the value from.");
    private static readonly AttributeRule Allowed = new("allowed", ValueForm.Condition, "It is refused where this is certainly false.");
    private static readonly AttributeRule Since = new("since", ValueForm.Text, "A fact and a version: before it, it is ignored.");
    private static readonly AttributeRule Id = new("id", ValueForm.Name, "The id of the rule.");

    private static readonly AttributeRule Formerly = new("formerly", ValueForm.Words, "Ids that the rule had before: settings for them still apply to it.");

    private static readonly AttributeRule[] Rule =
    {
        new("id", ValueForm.Name, "The id of the rule, unique in the feature.", isRequired: true),
        Formerly,
        new("when", ValueForm.Condition, "What must not hold.", isRequired: true),
        new("fix", ValueForm.Words, "Option=Value: a change that resolves it."),
        Verified,
        Source,
    };

    private static readonly AttributeRule[] Boundary =
    {
        new("fact", ValueForm.Name, "The version that decides.", isRequired: true),
        new("version", ValueForm.Version, "The version.", isRequired: true),
        new("when", ValueForm.Condition, "Where it decides."),
        new("effect", ValueForm.Choice, "What happens on the other side of the boundary.", false, "ignored", "refused", "filled-in"),
        Id,
        Formerly,
        Verified,
        Source,
    };

    /// <summary>All elements, the root first.</summary>
    public static readonly IReadOnlyList<ElementRule> Elements = new[]
    {
        new ElementRule("schema", "The root of a schema file.", new[]
        {
            new AttributeRule("shipped", ValueForm.Boolean, "Whether the file comes with a package: then its names win."),
        }, "feature extend"),
        new ElementRule("feature", "One subject: one options type, one platform, one plan.", new[]
        {
            Required("name", ValueForm.Name, "The name of the feature."),
            Required("namespace", ValueForm.Namespace, "The namespace of what is generated."),
            Summary,
        }, FeatureChildren),
        new ElementRule("extend", "Adds to a feature.", new[]
        {
            Required("feature", ValueForm.Name, "The name of the feature."),
        }, FeatureChildren),

        new ElementRule("enum", "A closed list of texts, or with 'open' any text, some of which are known.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            new AttributeRule("open", ValueForm.Name, "The name of the kind of all texts that are not known."),
            new AttributeRule("ignore-case", ValueForm.Boolean, "For a closed enum: whether its texts are read in any case."),
            Summary,
            Source,
        }, "value"),
        new ElementRule("value", "One value of an enum.", new[]
        {
            Required("name", ValueForm.Name, "The name of the value."),
            new AttributeRule("text", ValueForm.Text, "How it is written, in a closed enum."),
            new AttributeRule("also", ValueForm.Words, "Further texts that are read as it, in a closed enum; they are never written."),
            new AttributeRule("trait", ValueForm.Text, "The name of its trait, where that is not made of the prefix and the text."),
            new AttributeRule("match", ValueForm.Words, "The texts and patterns that are it, in an open enum."),
            Summary,
            Source,
        }),
        new ElementRule("flag", "Words for yes and no.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            Required("true", ValueForm.Words, "The words for yes; the first is written."),
            Required("false", ValueForm.Words, "The words for no; the first is written."),
            new AttributeRule("exact", ValueForm.Boolean, "Whether case and surrounding white space count."),
            Summary,
        }),
        new ElementRule("quantity", "A word, or an amount in a unit.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            Required("unit", ValueForm.Name, "The unit of an amount."),
            Min,
            Max,
            new AttributeRule("round", ValueForm.Choice, "What becomes of an amount that is not a whole number of units; without it, it is refused.", false,
                "up"),
            new AttributeRule("outside", ValueForm.Text, "Why an amount that is less than the least or more than the greatest is not taken."),
            Summary,
            Source,
        }, "word suffix"),
        new ElementRule("number-set", "A set of whole numbers: numbers and ranges with commas between them.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            Max,
            new AttributeRule("exclude", ValueForm.Boolean, "Whether a ^ before a number takes it out of the set."),
            new AttributeRule("universe", ValueForm.Name, "The option or fact that says how many numbers there are, from 0 on: a set that only excludes numbers is all others."),
            Summary,
            Source,
        }),
        new ElementRule("list", "A list of texts or numbers.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            new AttributeRule("of", ValueForm.Choice, "What the items are; texts where it is left out.", false, "text", "number"),
            new AttributeRule("separator", ValueForm.Text, "The sign between items; a comma where it is left out."),
            new AttributeRule("count", ValueForm.Text, "For texts: each has a count behind it, after this sign."),
            new AttributeRule("min", ValueForm.Integer, "The least number; it may be negative."),
            new AttributeRule("max", ValueForm.Integer, "The greatest number."),
            Summary,
            Source,
        }),
        new ElementRule("word", "A value without an amount.", new[]
        {
            Required("name", ValueForm.Name, "The name of the value."),
            Required("text", ValueForm.Words, "How it is written."),
            Summary,
        }),
        new ElementRule("suffix", "What an amount is multiplied with.", new[]
        {
            Required("text", ValueForm.Text, "The suffixes; empty for amounts without one."),
            new AttributeRule("factor", ValueForm.Text, "What they are worth in the unit: a whole number or a fraction."),
            new AttributeRule("refused", ValueForm.Text, "Why they are not taken."),
            new AttributeRule("remark", ValueForm.Text, "What to say, as a warning, where one of them is read in an element."),
        }),

        new ElementRule("text-pattern", "Texts that look alike.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            Required("pattern", ValueForm.Text, "What the whole text looks like: characters and sets of them, each with how often it comes."),
            new AttributeRule("example", ValueForm.Text, "A text that matches, for messages."),
            Summary,
            Source,
        }),

        new ElementRule("options", "What a flavor or an image may ask for.", new[]
        {
            new AttributeRule("name", ValueForm.Name, "The name of the type."),
            new AttributeRule("sources", ValueForm.Words, "What the one or two maps are that it is read from, such as pod namespace; without it, they are a flavor and an image."),
            new AttributeRule("extra-specs", ValueForm.Name, "The class of the constants for extra specs."),
            new AttributeRule("image-properties", ValueForm.Name, "The class of the constants for image properties."),
            new AttributeRule("closed", ValueForm.Words, "Namespaces of extra specs, such as a:, in which a key that no feature has is an error."),
            Summary,
        }, "option"),
        new ElementRule("option", "One thing that may be asked for.", new[]
        {
            Required("name", ValueForm.Name, "The name of the property."),
            Required("type", ValueForm.Type, "The type of the value."),
            new AttributeRule("extra-spec", ValueForm.Text, "Its key in a flavor."),
            new AttributeRule("image-property", ValueForm.Text, "Its key in an image."),
            new AttributeRule("constant", ValueForm.Name, "The name of the constants for its keys; without it, they are named after the key."),
            new AttributeRule("default", ValueForm.Text, "The value when nobody asks."),
            new AttributeRule("merge", ValueForm.Choice, "Which side wins.", false, "flavor-first", "image-first", "must-agree", "any-true", "image-if"),
            new AttributeRule("when", ValueForm.Condition, "For must-agree: where both sides must say the same. A condition over options and sides."),
            new AttributeRule("image-if", ValueForm.Condition, "For image-if: where the image's value counts. A condition over sides."),
            new AttributeRule("group", ValueForm.Name, "Options that come from one side together: from the image where it says one of them."),
            Least,
            Greatest,
            Summary,
            Source,
        }, "alias"),
        new ElementRule("alias", "A further key of the option, read where its own is not there, and never written.", new[]
        {
            new AttributeRule("extra-spec", ValueForm.Text, "The key in a flavor."),
            new AttributeRule("image-property", ValueForm.Text, "The key in an image."),
            new AttributeRule("deprecated", ValueForm.Text, "Why it is not used any more: to read it is a warning that says so."),
            Source,
        }),
        new ElementRule("platform", "Where it will run.", new[]
        {
            new AttributeRule("name", ValueForm.Name, "The name of the type."),
            Summary,
        }, "fact"),
        new ElementRule("fact", "One thing that may be known of the platform.", new[]
        {
            Required("name", ValueForm.Name, "The name of the property."),
            Required("type", ValueForm.Type, "The type of the value."),
            new AttributeRule("scope", ValueForm.Choice, "Whether it is a fact of the host or of the guest.", false, "host", "guest"),
            new AttributeRule("of", ValueForm.Name, "The fact whose text holds this version."),
            new AttributeRule("otherwise", ValueForm.Name, "The fact that has this version when that text is an alias."),
            new AttributeRule("path", ValueForm.Text, "Where it stands in a document: the text of an element, or an attribute."),
            new AttributeRule("presence", ValueForm.Boolean, "Whether being there is its value."),
            new AttributeRule("from", ValueForm.Words, "The options that say it: of several, the first that the request has."),
            new AttributeRule("from-min", ValueForm.Text, "The least that it is, computed from options: there may be more than the request says."),
            Least,
            Greatest,
            Summary,
            Source,
        }, "from"),
        new ElementRule("from", "What says the fact: elements of a document, by how many they are or with a value, or options of the request.", new[]
        {
            new AttributeRule("path", ValueForm.Text, "Where the elements are in a document."),
            new AttributeRule("when", ValueForm.Condition, "For what a request says: when it says the value. A condition over options."),
            new AttributeRule("where", ValueForm.Condition,
                "Which of them: a condition over their attributes and child elements, and over facts declared before this one."),
            new AttributeRule("count", ValueForm.Boolean, "Whether their number is the value; the numbers of several <from> are added."),
            new AttributeRule("value", ValueForm.Text, "The value where there is one; of several <from>, the first counts."),
        }),

        new ElementRule("let", "A number that is computed from options and facts, for conditions and messages.", new[]
        {
            Required("name", ValueForm.Name, "The name of the number."),
            Required("value", ValueForm.Text, "How it is computed: + - * / % over options, facts, and what is declared before it. It is unknown where a fact is, and absent where an option is."),
            Summary,
            Source,
        }),
        new ElementRule("reject", "A rule: where the condition holds, it is an error.", Rule, hasText: true),
        new ElementRule("warn", "A rule: where the condition holds, it is a warning.", Rule, hasText: true),
        new ElementRule("choose", "A value that stands for the first candidate that nothing rejects.", new[]
        {
            Required("option", ValueForm.Name, "The option."),
            Required("value", ValueForm.Name, "The value that stands for another."),
            Required("candidates", ValueForm.Words, "The values it may stand for, best first."),
            Id,
            Formerly,
            Summary,
            Source,
        }),
        new ElementRule("traits", "The traits of the values of an option, or traits with conditions.", new[]
        {
            Required("name", ValueForm.Name, "The class of the constants."),
            new AttributeRule("for", ValueForm.Name, "The option; without it, each <trait> says when it is needed."),
            new AttributeRule("prefix", ValueForm.Text, "What the traits begin with; for an option it is needed."),
            new AttributeRule("except", ValueForm.Words, "Values without a trait."),
            new AttributeRule("formerly", ValueForm.Words, "Prefixes that were used in the past."),
            new AttributeRule("requested-by", ValueForm.Text, "What the extra specs that ask for a trait by its name begin with. An asterisk stands for the name of a group, or for nothing: up to 64 letters, digits, hyphens and underscores."),
            Summary,
            Source,
        }, "trait"),
        new ElementRule("trait", "A trait that a request needs where a condition holds.", new[]
        {
            Required("name", ValueForm.Text, "The name of the trait."),
            Required("when", ValueForm.Condition, "When it is needed: a condition over options."),
            new AttributeRule("constant", ValueForm.Name, "The name of its constant; without it, it is made of the name of the trait."),
            Summary,
            Source,
        }),

        new ElementRule("element", "An XML element.", new[]
        {
            Required("name", ValueForm.XmlName, "The name of the element."),
            new AttributeRule("type", ValueForm.Name, "The name of its type."),
            new AttributeRule("shape", ValueForm.Name, "The shape that it shares with others, instead of a type."),
            new AttributeRule("path", ValueForm.Text, "Where it stands in a document."),
            new AttributeRule("plan", ValueForm.Name, "Its name in the plan."),
            new AttributeRule("when", ValueForm.Condition, "When the plan makes it."),
            new AttributeRule("property", ValueForm.Name, "The name of the property that holds it."),
            new AttributeRule("repeated", ValueForm.Boolean, "Whether there may be several."),
            new AttributeRule("required", ValueForm.Boolean, "Whether it must be there."),
            new AttributeRule("presence", ValueForm.Boolean, "Whether being there is its value."),
            new AttributeRule("repeat-for", ValueForm.Name, "The option that the plan makes several of it for: a number, a list, or the values of keys with parameters."),
            Allowed,
            Set,
            SetWhen,
            Since,
            Summary,
            Source,
        }, "attribute text element reject warn since until"),
        new ElementRule("shape", "What several elements have inside: they share one type.", new[]
        {
            Required("name", ValueForm.Name, "The name of the type."),
            Summary,
            Source,
        }, "attribute text element"),
        new ElementRule("attribute", "An attribute of an element.", new[]
        {
            Required("name", ValueForm.XmlName, "The name of the attribute."),
            Required("type", ValueForm.Type, "The type of the value."),
            new AttributeRule("property", ValueForm.Name, "The name of the property."),
            In,
            new AttributeRule("required", ValueForm.Boolean, "Whether it must be there."),
            Least,
            Greatest,
            new AttributeRule("digits", ValueForm.Number, "The least digits of a hexadecimal number."),
            new AttributeRule("unit", ValueForm.XmlName, "The attribute that holds the suffix of an amount."),
            new AttributeRule("omit", ValueForm.Text, "A value that means the same as no attribute."),
            Allowed,
            Set,
            SetWhen,
            SetFrom,
            Since,
            Summary,
            Source,
        }, "set since until"),
        new ElementRule("text", "The text inside an element.", new[]
        {
            Required("property", ValueForm.Name, "The name of the property."),
            Required("type", ValueForm.Type, "The type of the value."),
            In,
            new AttributeRule("required", ValueForm.Boolean, "Whether it must be there."),
            Least,
            Greatest,
            Set,
            SetWhen,
            SetFrom,
            Summary,
            Source,
        }, "set"),
        new ElementRule("set", "A value that the plan sets.", new[]
        {
            Required("value", ValueForm.Text, "The value."),
            new AttributeRule("when", ValueForm.Condition, "When it is set."),
        }),
        new ElementRule("since", "The version from which on it exists.", Boundary),
        new ElementRule("until", "The version from which on it does not exist any more.", Boundary),
    };

    private static readonly Dictionary<string, ElementRule> ByName = Elements.ToDictionary(element => element.Name);

    /// <summary>Whether an element is a rule with an id of its own, which may have had others.</summary>
    public static bool IsRule(string element) => ByName[element].Attributes.Contains(Formerly);

    public static ElementRule? Find(string element) => ByName.TryGetValue(element, out ElementRule? rule) ? rule : null;

    private static AttributeRule Required(string name, ValueForm form, string summary) => new(name, form, summary, isRequired: true);
}

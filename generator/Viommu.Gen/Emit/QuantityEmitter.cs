using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints a type of amounts, and the enum of the words that it has instead of some.</summary>
internal static class QuantityEmitter
{
    public static void Write(CodeWriter writer, QuantityModel type, string feature, EmitSettings settings)
    {
        if (type.Words.Count > 0)
            EnumEmitter.WriteEnum(writer, new EnumModel(GeneratedNames.QuantityWord(type.Name), type.Words, new($"The words of {type.Name}.", "")), settings);
        string format = $"{Names.Formats(feature)}.{type.Name}";
        // Without a limit, the greatest amount is what fits into the type.
        bool isLimited = type.Max < long.MaxValue;
        string range = $"An amount in {type.Unit}, {(isLimited ? $"from {Literals.Number(type.Min)} to {Literals.Number(type.Max)}" : $"{Literals.Number(type.Min)} or more")}{(type.Words.Count > 0 ? ", or a word" : "")}.";
        writer.Doc(type.Docs, $"A {type.Name}.", range);
        writer.Generated();
        writer.Role(feature, SchemaRole.Value);
        writer.ConvertersOf("Text", type.Name);
        using (writer.Braces($"{settings.Visibility} readonly record struct {type.Name} : {Names.Runtime}.IQuantity<{type.Name}>"))
        {
            if (type.Words.Count > 0)
                WriteWordOrAmount(writer, type, format);
            else
                WriteAmount(writer, type, format);
            writer.Lines($$"""

                /// <summary>The text that it was read from, for messages; it is no part of the value.</summary>
                internal string AsWritten => _written ?? ToString();

                /// <summary>An amount in {{type.Unit}}.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">It is less than {{type.Min}}{{(isLimited ? $" or more than {type.Max}" : "")}}.</exception>
                public static {{type.Name}} {{GeneratedNames.FromUnit(type.Unit)}}(long amount)
                    => amount >= {{type.Min}}{{(isLimited ? $" && amount <= {type.Max}" : "")}}
                        ? Of(amount)
                        : throw new global::System.ArgumentOutOfRangeException(nameof(amount), amount, {{Literals.Text(isLimited ? $"It must be between {type.Min} and {type.Max} {type.Unit}." : $"It must be {type.Min} {type.Unit} or more.")}});

                static {{type.Name}} {{Names.Runtime}}.IQuantity<{{type.Name}}>.Of(long amount) => Of(amount);

                /// <summary>Reads {{(type.Words.Count > 0 ? "a word, or an amount" : "an amount")}} with or without a suffix.</summary>
                /// <exception cref="global::System.FormatException">It can't be read.</exception>
                public static {{type.Name}} Parse(string text)
                    => TryParse(text, out {{type.Name}} value) ? value : throw {{Names.Runtime}}.Problems.BadText(text, {{format}});
                """);
            if (type.WrittenSuffix.Length > 0)
                writer.Lines($"\nstatic string {Names.Runtime}.IQuantity<{type.Name}>.Suffix => {format}.Suffix;");
        }
        writer.Line();
    }

    private static void WriteWordOrAmount(CodeWriter writer, QuantityModel type, string format)
    {
        string words = GeneratedNames.QuantityWord(type.Name);
        writer.Lines($$"""
            private readonly string? _written;

            private {{type.Name}}({{words}}? word, long? amount, string? written)
            {
                Word = word;
                Amount = amount;
                _written = written;
            }

            """);
        foreach (EnumValueModel word in type.Words)
        {
            writer.Doc(word.Docs, word.Name);
            writer.Line($"public static {type.Name} {word.Name} => new({Names.Own(words)}.{word.Name}, null, null);");
            writer.Line();
        }
        writer.Lines($$"""
            /// <summary>The word, or null for an amount.</summary>
            public {{words}}? Word { get; }

            /// <summary>The amount in {{type.Unit}}, or null for a word.</summary>
            public long? Amount { get; }

            internal static {{type.Name}} Of(long amount) => new(null, amount, null);

            /// <summary>Reads a word, or an amount with or without a suffix.</summary>
            public static bool TryParse({{Names.NotNullWhenTrue}} string? text, out {{type.Name}} value)
            {
                bool isRead = {{format}}.TryRead(text, out int word, out long amount);
                value = !isRead ? default : word >= 0 ? new(({{words}})word, null, null) : new(null, amount, text);
                return isRead;
            }

            /// <summary>The word, or the amount in {{type.Unit}}{{(type.WrittenSuffix.Length == 0 ? " without a suffix" : "")}}.</summary>
            public override string ToString() => {{format}}.ToText((int?)Word, Amount);

            /// <summary>Whether both are the same word, or the same amount.</summary>
            public bool Equals({{type.Name}} other) => Word == other.Word && Amount == other.Amount;

            /// <summary>A hash code.</summary>
            public override int GetHashCode() => global::System.HashCode.Combine(Word, Amount);
            """);
    }

    private static void WriteAmount(CodeWriter writer, QuantityModel type, string format) => writer.Lines($$"""
        private readonly string? _written;

        private {{type.Name}}(long amount, string? written)
        {
            Amount = amount;
            _written = written;
        }

        /// <summary>The amount in {{type.Unit}}; null for the default value, which is no amount.</summary>
        public long? Amount { get; }

        internal static {{type.Name}} Of(long amount) => new(amount, null);

        /// <summary>Reads an amount with or without a suffix.</summary>
        public static bool TryParse({{Names.NotNullWhenTrue}} string? text, out {{type.Name}} value)
        {
            bool isRead = {{format}}.TryRead(text, out _, out long amount);
            value = isRead ? new(amount, text) : default;
            return isRead;
        }

        /// <summary>The amount in {{type.Unit}}{{(type.WrittenSuffix.Length == 0 ? " without a suffix" : "")}}.</summary>
        public override string ToString() => {{format}}.ToText(null, Amount);

        /// <summary>Whether both are the same amount.</summary>
        public bool Equals({{type.Name}} other) => Amount == other.Amount;

        /// <summary>A hash code.</summary>
        public override int GetHashCode() => Amount.GetHashCode();
        """);
}

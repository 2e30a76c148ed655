using System;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>
/// Reads elements while it walks the text of a document once, without a tree. It takes plain documents that there is nothing to report about, and
/// gives up at anything else: references, comments, sections, instructions, characters beyond ASCII, elements that have a namespace where one of
/// ours is read, and all that is wrong. The tree reads those.
/// </summary>
sealed class TextElementReader : ElementReader
{
    private readonly XmlText _xml;
    private bool _hasContent;

    private TextElementReader(string xml) => _xml = new XmlText(xml);

    public override ReadOnlySpan<char> Name => _xml.Name;

    internal override bool IsText => _xml.IsText;

    public override string Value => _xml.Value.Length == 0 ? "" : _xml.Value.ToString();

    /// <summary>Reads the elements with a name from a document: the root itself, or those at a path.</summary>
    /// <returns>The elements, or null where the document has to be read as a tree.</returns>
    public static ValueList<T>? TryRead<T>(string xml, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name, ReadElement<T> read)
        where T : class
    {
        if (!XmlText.IsPlain(xml))
            return null;
        var reader = new TextElementReader(xml);
        if (!reader._xml.TryStart())
            return null;
        var walk = new Walk<T>(reader, path, elsewhere.Length > 0, name, read);
        walk.Root();
        return reader._xml.IsAtEnd ? walk.ToElements() : null;
    }

    public override void Open()
    {
    }

    public override bool NextAttribute() => _xml.TryReadAttribute(out _hasContent);

    public override bool NextNode()
    {
        bool isOpen = _hasContent;
        _hasContent = true;
        return isOpen ? _xml.TryReadNode() : _xml.Close();
    }

    public override void Content(string rule)
    {
        if (NextAttribute() || NextNode())
            _xml.GiveUp();
    }

    public override void Repeated(string rule) => _xml.GiveUp();

    public override void Missing(string rule, string what) => _xml.GiveUp();

    public override void Unknown(string rule, ref List<UnknownContent>? unknown) => _xml.GiveUp();

    private protected override void Dropped(string rule) => _xml.GiveUp();

    private protected override void BadValue(string rule, string allowed) => _xml.GiveUp();

    private protected override void BadAmount(string rule, string? attribute, string value, QuantityFormat format) => _xml.GiveUp();

    private protected override void Remark(string rule, string? attribute, string value, string remark) => _xml.GiveUp();

    // An element that is not read: what it declares and uses of namespaces has to fit.
    private void ReadForeignAttributes()
    {
        _xml.OpenScope();
        while (NextAttribute())
            _xml.UseAttribute();
        _xml.CheckScope();
    }

    /// <summary>The way through a document to the elements that are read.</summary>
    private ref struct Walk<T>(TextElementReader reader, ReadOnlySpan<string> path, bool canBeMisplaced, string name, ReadElement<T> read)
        where T : class
    {
        // Where an element is that is not on the path: further out than a document, or next to the path.
        private const int Outside = -1, Beside = -2;

        private readonly ReadOnlySpan<string> _path = path;
        private T? _first;
        private List<T>? _elements;

        public readonly ValueList<T> ToElements() => _elements is not null ? [.. _elements] : _first is not null ? [_first] : [];

        public void Root()
        {
            int place = IndexOnPath(reader.Name);
            if (reader.Name.SequenceEqual(name))
                Read();
            else
                Enter(place >= 0 ? place : _path.Length == 0 ? Beside : Outside);
        }

        private void Enter(int place)
        {
            reader.ReadForeignAttributes();
            while (reader.NextElement())
            {
                if (!reader.Name.SequenceEqual(name))
                    Enter(Next(place));
                else if (place == _path.Length - 1 && place >= 0)
                    Read();
                else if (canBeMisplaced)
                    reader._xml.GiveUp();
                else
                    Enter(Next(place));
            }
            reader._xml.CloseScope();
        }

        private readonly int Next(int place) => place switch
        {
            Beside => Beside,
            Outside => reader.Name.SequenceEqual(_path[0]) ? 0 : Outside,
            _ => place + 1 < _path.Length && reader.Name.SequenceEqual(_path[place + 1]) ? place + 1 : Beside,
        };

        private void Read()
        {
            if (read(reader) is not { } element)
                return;
            if (_first is null)
                _first = element;
            else
                (_elements ??= [_first]).Add(element);
        }

        private readonly int IndexOnPath(ReadOnlySpan<char> root)
        {
            for (int i = 0; i < _path.Length; i++)
            {
                if (root.SequenceEqual(_path[i]))
                    return i;
            }
            return -1;
        }
    }
}

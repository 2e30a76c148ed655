using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>Reads elements from a tree: all that XML has, with everything that there is to report.</summary>
sealed class TreeElementReader : ElementReader
{
    private ElementReport _report;
    private XElement _element = null!;
    private XAttribute? _attribute;
    private XNode? _node;
    private bool _isAtEnd;

    public override ReadOnlySpan<char> Name => (_attribute?.Name ?? (_node as XElement)?.Name) is { NamespaceName.Length: 0 } name ? name.LocalName : "";

    internal override bool IsText => _node is XText;

    public override string Value => _attribute?.Value ?? ElementReading.TextOf(_element);

    private XObject Place => _isAtEnd ? _element : _attribute ?? (XObject?)_node ?? _element;

    /// <summary>Reads one element.</summary>
    public T? Read<T>(XElement element, ReadElement<T> read)
        where T : class
    {
        _node = element;
        _isAtEnd = false;
        return read(this);
    }

    public void Reject(string rule, string message, string key) => _report.Reject(rule, message, key);

    public void Misplaced(string rule, XElement element, string place, string path) => _report.Misplaced(rule, element, place, path);

    public Violations ToViolations() => _report.ToViolations();

    public override void Open()
    {
        _element = (XElement)_node!;
        _node = null;
        _attribute = null;
    }

    public override bool NextAttribute()
    {
        _attribute = _attribute is null ? _element.FirstAttribute : _attribute.NextAttribute;
        return _attribute is not null;
    }

    public override bool NextNode()
    {
        if (_isAtEnd)
        {
            _isAtEnd = false;
            _node = _element;
            _element = _element.Parent!;
        }
        do
        {
            _node = _node is null ? _element.FirstNode : _node.NextNode;
        }
        while (_node is not null and not XElement && (_node is not XText text || string.IsNullOrWhiteSpace(text.Value)));
        _isAtEnd = _node is null;
        return !_isAtEnd;
    }

    public override void Content(string rule) => _report.Content(rule, (XElement)_node!);

    public override void Repeated(string rule) => _report.Repeated(rule, (XElement)_node!);

    public override void Missing(string rule, string what) => _report.Missing(rule, _element, what);

    public override void Unknown(string rule, ref List<UnknownContent>? unknown) => _report.Unknown(rule, ref unknown, Place);

    private protected override void Dropped(string rule) => _report.Dropped(rule, Place);

    private protected override void BadValue(string rule, string allowed) => _report.BadValue(rule, Place, Value, allowed);

    private protected override void BadAmount(string rule, string? attribute, string value, QuantityFormat format)
        => _report.BadAmount(rule, PlaceOf(attribute), value, format);

    private protected override void Remark(string rule, string? attribute, string value, string remark)
        => _report.Remark(rule, PlaceOf(attribute), value, remark);

    private XObject PlaceOf(string? attribute) => attribute is null ? Place : _element.Attributes().First(candidate => candidate.Name == attribute);
}

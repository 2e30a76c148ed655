using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds what several elements share. A shape gets the name of the element that uses it first, which is that of all that use it.</summary>
internal sealed class ShapeBinder
{
    // Shapes in shapes may double with each line of a schema.
    private const int MaxInside = 1_000;

    private readonly BindingContext _context;
    private readonly Func<SchemaNode, string, string, BoundElement> _bindContent;
    private readonly Dictionary<string, SchemaNode> _shapes = new();
    private readonly Dictionary<string, BoundElement> _bound = new();
    private readonly HashSet<string> _open = new();

    /// <param name="bindContent">Binds what is inside a node, as an element of this name and of this type.</param>
    public ShapeBinder(BindingContext context, Func<SchemaNode, string, string, BoundElement> bindContent)
    {
        _context = context;
        _bindContent = bindContent;
        foreach (SchemaNode shape in context.Feature.Elements("shape"))
        {
            UselessAttributes.OfShape(context, shape);
            if (context.TakeType(shape["name"]!, MemberSet.Element, shape, "name"))
                _shapes.Add(shape["name"]!, shape);
            else
                context.Broken.Add(shape["name"]!);
        }
    }

    public IEnumerable<ElementModel> Used => _bound.OrderBy(shape => shape.Key, StringComparer.Ordinal).Select(shape => shape.Value.Model);

    public BoundElement? Bind(SchemaNode node)
    {
        string name = node["shape"]!;
        UselessAttributes.OfShaped(_context, node);
        if (!_shapes.TryGetValue(name, out SchemaNode? shape))
        {
            if (!_context.Broken.Contains(name))
                _context.Report(Descriptors.UnknownName, node, "shape", $"there is no shape {Shown.Of(name)}{_context.Suggest(name, _shapes.Keys)}");
            return null;
        }
        if (!_open.Add(name))
        {
            _context.Report(Descriptors.BadValue, node, "shape", $"the shape {Shown.Of(name)} would be inside itself, without an end");
            return null;
        }
        if (!_bound.TryGetValue(name, out BoundElement? bound))
            _bound.Add(name, bound = _bindContent(shape, node["name"]!, name));
        _open.Remove(name);
        if (bound.Model.WithAllInside().Take(MaxInside + 1).Count() > MaxInside)
        {
            _context.Report(Descriptors.BadValue, node, "shape", $"the shape {Shown.Of(name)} has more than {MaxInside} elements inside");
            return null;
        }
        if (bound.Model.Name == node["name"])
            return bound with { Node = node };
        _context.Report(Descriptors.BadValue, node, "name",
            $"the elements of a shape have one name, and another one of {Shown.Of(name)} is called {Shown.Of(bound.Model.Name)}: call it the same, or give it a 'type'");
        return null;
    }

    /// <summary>Reports what nobody uses: without the name of an element nothing can be generated of it.</summary>
    public void CheckUsed()
    {
        foreach (KeyValuePair<string, SchemaNode> shape in _shapes.Where(shape => !_bound.ContainsKey(shape.Key)))
            _context.Report(Descriptors.Grammar, shape.Value, "name", $"no element has the shape {Shown.Of(shape.Key)}: use it, or remove it");
    }
}

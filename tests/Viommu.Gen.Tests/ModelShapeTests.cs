using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Viommu.Gen.Tests;

/// <summary>What flows through the pipeline is plain data: equal when its content is, and without anything of Roslyn's.</summary>
public class ModelShapeTests
{
    public static TheoryData<string> Types { get; } =
        [.. typeof(Model.SchemaModel).Assembly.GetTypes().Where(IsModel).Select(type => type.FullName!)];

    [Fact]
    public void There_are_models() => Assert.True(Types.Count > 30);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_model_is_equatable(string name)
    {
        Type type = Find(name);
        Assert.Contains(typeof(IEquatable<>).MakeGenericType(type), type.GetInterfaces());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_model_holds_plain_data_at_any_depth(string name)
        => Assert.Empty(Fields(Find(name)).SelectMany(field => Parts(field.FieldType).Where(part => !IsPlain(part)).Select(part => $"{field}: {part}")));

    [Fact]
    public void The_check_sees_what_is_not_plain()
    {
        Assert.False(IsPlain(typeof(Microsoft.CodeAnalysis.Location)));
        Assert.False(IsPlain(typeof(string[])));
        Assert.False(IsPlain(typeof(List<int>)));
        Assert.False(IsPlain(typeof(System.Collections.Immutable.ImmutableArray<int>)));
    }

    private static bool IsModel(Type type)
        => type.Namespace == "Viommu.Gen.Model" && !type.IsEnum && !type.IsGenericTypeDefinition && !type.Name.StartsWith('<')
            && !(type.IsAbstract && type.IsSealed) && type.DeclaringType is null;

    private static Type Find(string name) => typeof(Model.SchemaModel).Assembly.GetType(name)!;

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    private static IEnumerable<Type> Parts(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Model.EquatableArray<>) ? type.GetGenericArguments().SelectMany(Parts)
            : Nullable.GetUnderlyingType(type) is { } underlying ? Parts(underlying)
            : [type];

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || IsModel(type);
}

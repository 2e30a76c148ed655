using System;

namespace Viommu.Gen.Tests.Schema;

/// <summary>A small schema that has something of everything, with places where a test puts what it is about.</summary>
internal static class Sample
{
    /// <summary>The schema, with additions inside the feature, the options, the platform and the element.</summary>
    public static string With(string feature = "", string options = "", string platform = "", string element = "")
        => $$"""
            <schema xmlns="urn:viommu-gen:schema:1">
              <feature name="Test" namespace="Test.Space">
                <enum name="Colour"><value name="Red" text="red"/><value name="Green" text="green"/></enum>
                <enum name="Machine" open="Other"><value name="Fast" match="fast fast-*"/><value name="Slow" match="slow"/></enum>
                <flag name="Switch" true="on yes" false="off no"/>
                <quantity name="Size" unit="KiB" min="1"><word name="Large" text="large"/><suffix text="MiB" factor="1024"/><suffix text="GiB" factor="1048576"/></quantity>
                <options name="TestOptions">
                  <option name="Hue" extra-spec="t:hue" image-property="t_hue" type="Colour" default="Red"/>
                  <option name="Tint" extra-spec="t:tint" image-property="t_tint" type="Colour"/>
                  <option name="Locked" extra-spec="t:locked" type="Switch"/>
                  <option name="Pages" extra-spec="t:pages" type="Size"/>
                  <option name="Other" extra-spec="t:other" type="Size"/>
                  <option name="Count" extra-spec="t:count" type="int" max="100"/>
                  <option name="Limit" extra-spec="t:limit" type="int" max="100"/>
                  <option name="Floor" extra-spec="t:floor" type="int" max="100"/>
                  <option name="Label" extra-spec="t:label" type="text"/>
                  <option name="Share" extra-spec="t:share" type="decimal" min="0.5" max="2.25"/>
                  <option name="Title" extra-spec="t:title" type="text"/>
                  {{options}}
                </options>
                <platform name="TestHost">
                  <fact name="Host" type="version" scope="host"/>
                  <fact name="Guest" type="version"/>
                  <fact name="Machine" type="Machine"/>
                  <fact name="MachineVersion" type="version" of="Machine" otherwise="Host"/>
                  <fact name="Cpus" type="int" min="1"/>
                  <fact name="Power" type="Switch"/>
                  {{platform}}
                </platform>
                <element name="device" type="Device" path="/domain/devices" plan="Card" when="{ Tint: not null }">
                  <attribute name="colour" type="Colour" set-from="Tint"/>
                  <attribute name="count" property="Number" type="int" max="64"/>
                  <attribute name="name" type="text"/>
                  <element name="driver" type="Driver"><attribute name="eim" type="Switch"/><attribute name="size" property="Room" type="Size" unit="unit"/></element>
                  <element name="item" property="Items" type="Item" repeated="true"><attribute name="level" type="int"/></element>
                  <element name="quick" presence="true"/>
                  {{element}}
                </element>
                {{feature}}
              </feature>
            </schema>
            """;

    /// <summary>The schema with a rule of the feature; the condition is written as it is meant, not as XML.</summary>
    public static string Rule(string when) => With(feature: Reject(when));

    /// <summary>The schema with a rule of the element.</summary>
    public static string ElementRule(string when) => With(element: Reject(when));

    private static string Reject(string when)
    {
        string escaped = when.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        string quoted = escaped.Contains('"', StringComparison.Ordinal) ? $"'{escaped.Replace("'", "&apos;", StringComparison.Ordinal)}'" : $"\"{escaped}\"";
        return $"<reject id=\"Tested\" when={quoted}>Change it.</reject>";
    }
}

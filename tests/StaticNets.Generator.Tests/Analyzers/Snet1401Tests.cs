using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>[Custom] names a class with [CustomLayer].</summary>
public class Snet1401Tests
{
    [Fact]
    public void ReportsAClassWithoutTheAttribute() =>
        Reports.Match(
            $$"""
            public static class Layer
            {
            {{CustomText.Methods}}
            }

            [Network, Input(8), Custom({|SNET1401:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            "'Layer' is no custom layer: name a static class with [CustomLayer]"
        );

    [Theory]
    [InlineData("typeof(int)", "int")]
    [InlineData("typeof(int[])", "int[]")]
    [InlineData("typeof(List<>)", "List<>")]
    [InlineData("null!", "null")]
    [InlineData("layer: typeof(Net)", "Net")]
    public void ReportsOtherTypes(string argument, string shown) =>
        Reports.Match(
            $$"""
            using System.Collections.Generic;

            [Network, Input(8), Custom({{(
                argument.StartsWith("layer: ", StringComparison.Ordinal)
                    ? "layer: {|SNET1401:" + argument["layer: ".Length..]
                    : "{|SNET1401:" + argument
            )}}|}), Dense(2)]
            public partial class Net;
            """,
            $"'{shown}' is no custom layer: name a static class with [CustomLayer]"
        );

    [Fact]
    public void AcceptsATypeThatTheCompilerRejectsWithoutASecondReport() =>
        Reports.Match(
            """
            [Network, Input(8), Custom(typeof({|CS0246:Missing|})), Dense(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsSeveralUsesOfOneClass() =>
        Reports.Match(
            CustomText.Layer()
                + """
                [Network, Input(8), Custom(typeof(Layer)), Custom(typeof(Layer), From = "input", Name = "other"), Add("layer")]
                public partial class Net;
                """
        );
}

using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The code of a network can call the methods of its custom layers.</summary>
public class Snet1402Tests
{
    [Fact]
    public void ReportsAClassThatIsNotStatic() =>
        Reports.Match(
            $$"""
            [CustomLayer]
            public class Layer
            {
            {{CustomText.Methods}}
            }

            [Network, Input(8), Custom({|SNET1402:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            "The methods of 'Layer' cannot be called: it must be static"
        );

    /// <summary>The code of the network calls the methods, not that of the block.</summary>
    [Theory]
    [InlineData("} [Network, Input(8), {|SNET1303:Outer.Gated|}, Dense(2)] public partial class Net;")]
    [InlineData("[Network, Input(8), Gated, Dense(2)] public partial class Net; }")]
    public void AsksWhetherTheNetworkWithABlockCanCallIt(string network) =>
        Reports.Match(
            $$"""
            public static partial class Outer
            {
                [CustomLayer]
                private static class Gate
                {
            {{CustomText.Methods}}
                }

                [Custom(typeof(Gate))]
                public sealed class GatedAttribute : BlockAttribute;

            {{network}}
            """
        );

    [Fact]
    public void ReportsAFileLocalClass() =>
        Reports.Match(
            $$"""
            [CustomLayer]
            file static class Layer
            {
            {{CustomText.Methods}}
            }

            [Network, Input(8), Custom({|SNET1402:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            "The methods of 'Layer' cannot be called: it is not accessible in 'Net'"
        );

    [Theory]
    [InlineData("Layer<T>", "Layer<int>")]
    [InlineData("Layer<T>", "Layer<>")]
    public void ReportsTypeParameters(string declared, string named) =>
        Reports.Match(
            $$"""
            [CustomLayer]
            public static class {{declared}}
            {
            {{CustomText.Methods}}
            }

            [Network, Input(8), Custom({|SNET1402:typeof({{named}})|}), Dense(2)]
            public partial class Net;
            """,
            "The methods of 'Layer' cannot be called: it must have no type parameters, nor the types around it"
        );

    /// <summary>The compiler itself reports a name in an attribute that is not accessible there.</summary>
    [Fact]
    public void AcceptsWhatTheCompilerRejectsWithoutASecondReport() =>
        Reports.Match(
            $$"""
            public static class Outer
            {
                [CustomLayer]
                private static class Layer
                {
                {{CustomText.Methods}}
                }
            }

            [Network, Input(8), Custom(typeof(Outer.{|CS0122:Layer|})), Dense(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsPrivateClassesInAndAroundTheNetwork() =>
        Reports.Match(
            $$"""
            public static partial class Outer
            {
                [CustomLayer]
                private static class Around
                {
                {{CustomText.Methods}}
                }

                [Network, Input(8), Custom(typeof(Around)), Custom(typeof(Inside))]
                public partial class Net
                {
                    [CustomLayer]
                    private static class Inside
                    {
                    {{CustomText.Methods}}
                    }
                }
            }
            """
        );

    /// <summary>The layers of a part are called from the network that contains it, which cannot see a private class of the part.</summary>
    [Fact]
    public void ReportsAPartWithAPrivateLayerAtItsUser() =>
        Reports.Match(
            $$"""
            [Network, Input(8), Custom(typeof(Inside))]
            public partial class Part
            {
                [CustomLayer]
                private static class Inside
                {
                {{CustomText.Methods}}
                }
            }

            [Network, Input(8), Dense(8), {|SNET0023:Use<Part>|}]
            public partial class Net;
            """,
            "'Part' cannot be a part here: its custom layer 'Inside' is not accessible in 'Net'"
        );

    [Fact]
    public void AcceptsAPublicLayerOfAnotherAssemblyAndOfItsParts()
    {
        string library = $$"""
            using System;
            using StaticNets;

            namespace Acme;

            /// <summary>A layer.</summary>
            [CustomLayer]
            public static class Layer
            {
                #pragma warning disable CS1591
            {{CustomText.Methods}}
            }

            /// <summary>A part.</summary>
            [Network, Input(8), Custom(typeof(Layer)), Dense(8)] public sealed partial class Part;

            /// <summary>A part with a layer that only this assembly sees.</summary>
            [Network, Input(8), Custom(typeof(Hidden))] public sealed partial class HiddenPart;

            [CustomLayer]
            internal static class Hidden
            {
            {{CustomText.Methods}}
            }
            """;
        Compilation compiled = TestCompilation.Generate(TestCompilation.Create(library).WithAssemblyName("Library")).Compilation;
        using MemoryStream image = new();
        Assert.Empty(compiled.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        Compilation program = TestCompilation
            .Create(
                """
                using Acme;

                [Network, Input(8), Custom(typeof(Layer)), Use<Part>, Dense(2)] public sealed partial class Net;

                [Network, Input(8), Use<HiddenPart>, Dense(2)] public sealed partial class Other;
                """
            )
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        (Compilation generated, _) = TestCompilation.Generate(program);
        Assert.Equal(
            ["SNET0023"],
            TestCompilation
                .Diagnose(generated)
                .Where(found => found.Severity == DiagnosticSeverity.Error || found.Id.StartsWith("SNET", StringComparison.Ordinal))
                .Select(found => found.Id)
        );
    }
}

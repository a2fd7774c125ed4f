using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>What a block reads and returns depends on its use, so it declares no inputs and outputs.</summary>
public class Snet1304Tests
{
    [Fact]
    public void ReportsInputsAndOutputs() =>
        Reports.Match(
            """
            [{|SNET1304:Input(8)|}]
            [{|SNET1304:Input(4, Name = "side")|}]
            [Dense(4)]
            [{|SNET1304:Output("dense")|}]
            public sealed class WideAttribute : BlockAttribute;
            """,
            "The block [Wide] has an [Input], but it reads and returns what its use and its layers say: remove the attribute",
            "The block [Wide] has an [Input], but it reads and returns what its use and its layers say: remove the attribute",
            "The block [Wide] has an [Output], but it reads and returns what its use and its layers say: remove the attribute"
        );

    [Fact]
    public void AcceptsOtherAttributes() =>
        Reports.Match(
            """
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            [Dense(4)]
            [System.ComponentModel.Description("Wide.")]
            public sealed class WideAttribute : BlockAttribute;
            """
        );
}

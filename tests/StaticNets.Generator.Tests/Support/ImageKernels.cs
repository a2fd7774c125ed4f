namespace StaticNets.Generator.Tests.Support;

/// <summary>The emitted functions of networks with a loss whose layers a test states, followed by a dense layer.</summary>
internal static class ImageKernels
{
    public static string Of(string input, string layers)
    {
        string declaration =
            $"[Network(Loss = Loss.MeanSquaredError), {input}, {layers}, Flatten(Name = \"flat\"), Dense(2)] internal partial class Net;";
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets; " + declaration);
        compiled.AssertClean(declaration);
        return compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }
}

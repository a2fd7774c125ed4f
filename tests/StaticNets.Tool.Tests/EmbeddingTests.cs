using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>
/// The table of an embedding has the same layout in all libraries, and so have the features behind it, even if they have three axes. Tensor
/// t of a model of this class holds t, t + 1/n, t + 2/n, … in the order of the file.
/// </summary>
public sealed class EmbeddingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("pytorch", "words.weight", "out.weight", "out.bias")]
    [InlineData("pytorch", "embedding.weight", "dense.weight", "dense.bias")]
    [InlineData("keras", "model/embedding/embeddings:0", "model/dense/kernel:0", "model/dense/bias:0")]
    [InlineData("keras", "layers/embedding/vars/0", "layers/dense/vars/0", "layers/dense/vars/1")]
    public void TheTableAndTheKernelBehindItStay(string framework, string table, string kernel, string bias)
    {
        byte[] model = ModelFiles.Of((table, [5, 4]), (kernel, framework == "keras" ? [24, 1] : [1, 24]), (bias, [1]));
        _ = ToolRun.Convert(framework, _folder.Write("model", model), "Words", _folder.File("out")).Report;
        Words network = Words.Load(_folder.File("out"));

        Assert.Equal(ModelFiles.Numbers(0, [20]), Values(network.Parameters, "embedding/embeddings"));
        Assert.Equal(ModelFiles.Numbers(1, [24]), Values(network.Parameters, "dense/kernel"));
    }

    [Fact]
    public void AnotherVocabularyIsRefused() =>
        Assert.Contains(
            "its embeddings needs weight [5, 4], found [4, 5]",
            ToolRun
                .Convert(
                    "pytorch",
                    _folder.Write("model", ModelFiles.Of(("embedding.weight", [4, 5]), ("dense.weight", [1, 24]), ("dense.bias", [1]))),
                    "Words",
                    _folder.File("out")
                )
                .Refusal
        );

    public void Dispose() => _folder.Dispose();

    private static float[] Values(ParameterSet<float> parameters, string name)
    {
        float[] values = new float[parameters[name].FlattenedLength];
        parameters[name].FlattenTo(values);
        return values;
    }
}

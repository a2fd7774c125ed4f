using Courses;
using Courses.ResNet;

namespace StaticNets.Courses.Tests;

/// <summary>The residual network for the digits of MNIST.</summary>
public sealed class ResNetTests
{
    /// <summary>
    /// Kernels without biases, four numbers of each normalised channel, and the dense layer. An identity block has two convolutions, a
    /// projection block three.
    /// </summary>
    [Fact]
    public void ParametersAreThoseOfTheFormula()
    {
        long expected =
            Convolution(3, 1, 8) + Identity(8) + Projection(8, 16) + Identity(16) + Projection(16, 32) + Identity(32) + (33 * 10);
        Assert.Equal(ResidualNetwork.ParameterCount, expected);

        static int Convolution(int side, int channels, int filters) => (side * side * channels * filters) + (4 * filters);
        static int Identity(int filters) => 2 * Convolution(3, filters, filters);
        static int Projection(int channels, int filters) =>
            Convolution(1, channels, filters) + Convolution(3, channels, filters) + Convolution(3, filters, filters);
    }

    /// <summary>
    /// If the last normalisation of a block multiplies by 0, its convolutions add nothing, and the shortcut alone leads on. Then other weights
    /// of these convolutions change nothing.
    /// </summary>
    [Theory]
    [InlineData("identity_block")]
    [InlineData("identity_block_1")]
    [InlineData("projection_block")]
    [InlineData("projection_block_1")]
    public void ShortcutsLeadAroundTheConvolutions(string block)
    {
        bool isProjection = block.StartsWith("projection", StringComparison.Ordinal);
        ResidualNetwork network = new(seed: 1);
        string last = isProjection ? $"{block}/conv2d_2/kernel" : $"{block}/conv2d_1/kernel";
        float[] before = Output(network);
        Set(network, last, 0.5f);
        float[] without = Output(network);
        Assert.NotEqual(before, without);

        Set(network, $"{block}/batch_normalization_1/gamma", 0);
        float[] shortcut = Output(network);
        Set(network, last, 0.25f);
        Assert.Equal(shortcut, Output(network));

        Set(network, isProjection ? $"{block}/shortcut/gamma" : "batch_normalization/gamma", 0.1f);
        Assert.NotEqual(shortcut, Output(network));
    }

    [Fact]
    public void MissingFilesAreNamed()
    {
        DirectoryInfo empty = Directory.CreateTempSubdirectory("images-");
        DataMissingException missing = Assert.Throws<DataMissingException>(() =>
            new ResNetCourse().Run(new CourseRun(empty, empty)).ToList()
        );
        Assert.Equal("no train-images-idx3-ubyte.gz of the MNIST database of LeCun, Cortes and Burges", missing.Reason);
        empty.Delete();
    }

    /// <summary>The images are noise with the labels of digits, so the accuracy is judged and not reached.</summary>
    [Fact]
    public void DigitsAreJudged()
    {
        using ImageFolder images = new("mnist", 5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        Figure accuracy = new ResNetCourse().Run(new CourseRun(images.Root, images.Pictures)).Last();
        Assert.EndsWith(" on MNIST", accuracy.What, StringComparison.Ordinal);
        Assert.Null(accuracy.Skipped);
        Assert.False(accuracy.IsReached);
    }

    private static float[] Output(ResidualNetwork network)
    {
        float[] image = new float[28 * 28];
        Random random = new(1);
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = random.NextSingle();
        }

        float[] output = new float[ResidualNetwork.OutputLength];
        network.Predict(image, output);
        return output;
    }

    private static void Set(ResidualNetwork network, string name, float value)
    {
        float[] values = new float[network.Parameters[name].FlattenedLength];
        Array.Fill(values, value);
        network.Parameters.Set(name, values);
    }
}

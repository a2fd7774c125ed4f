using Courses;
using Courses.LeNet;
using Courses.Mnist;

namespace StaticNets.Courses.Tests;

/// <summary>LeNet-5 as it is taught today and as it was in 1998.</summary>
public sealed class LeNetTests
{
    /// <summary>Weights and biases of two convolutions with kernels of 5 × 5 and three dense layers, the first of which reads s × s × 16.</summary>
    [Theory]
    [InlineData(4, LeNet5.ParameterCount)]
    [InlineData(5, OriginalLeNet5.ParameterCount)]
    public void ParametersAreThoseOfTheFormula(int s, long parameters) =>
        Assert.Equal((26 * 6) + (((25 * 6) + 1) * 16) + (((s * s * 16) + 1) * 120) + (121 * 84) + (85 * 10), parameters);

    [Fact]
    public void ImagesGetABorder()
    {
        MnistData images = new([1, 2, 3, 4, 5, 6, 7, 8], [0, 1], "", "");
        Assert.Equal(
            [0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8, 0, 0, 0, 0, 0],
            images.Padded(side: 2, border: 1).Pixels
        );
        Assert.Equal(images.Pixels, images.Padded(side: 2, border: 0).Pixels);
    }

    /// <summary>The images are noise with the labels of digits, so the accuracy is judged and not reached.</summary>
    [Theory]
    [InlineData(false, "lenet-filters.svg")]
    [InlineData(true, "lenet-original-filters.svg")]
    public void DigitsAreJudged(bool isOriginal, string picture)
    {
        using ImageFolder images = new("mnist", 5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        Figure[] figures = [.. Course(isOriginal).Run(new CourseRun(images.Root, images.Pictures))];
        Assert.True(figures[0].IsReached);
        Assert.Equal("test accuracy on MNIST", figures[1].What);
        Assert.Null(figures[1].Skipped);
        Assert.False(figures[1].IsReached);
        Assert.Equal(picture, Assert.Single(images.Pictures.EnumerateFiles()).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MissingFilesAreNamed(bool isOriginal)
    {
        DirectoryInfo empty = Directory.CreateTempSubdirectory("images-");
        DataMissingException missing = Assert.Throws<DataMissingException>(() =>
            Course(isOriginal).Run(new CourseRun(empty, empty)).ToList()
        );
        Assert.Equal("no train-images-idx3-ubyte.gz of the MNIST database of LeCun, Cortes and Burges", missing.Reason);
        empty.Delete();
    }

    private static LeNetCourse Course(bool isOriginal) => new(isOriginal ? LeNetVersion.Original : LeNetVersion.Modern);
}

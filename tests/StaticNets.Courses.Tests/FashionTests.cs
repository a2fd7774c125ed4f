using Courses;
using Courses.Fashion;

namespace StaticNets.Courses.Tests;

/// <summary>
/// The files of MNIST and Fashion-MNIST have the same names, and the name of their folder proves nothing. So the course recognises the
/// dataset by its first labels, and says which of the two it has read.
/// </summary>
public sealed class FashionTests
{
    private static readonly byte[] _mnist = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4];
    private static readonly byte[] _fashion = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5];

    [Theory]
    [InlineData("mnist")]
    [InlineData("fashion")]
    [InlineData(".")]
    public void DigitsReachNoFigureOfClothes(string subfolder)
    {
        using ImageFolder images = new(subfolder, _mnist);
        Figure accuracy = Run(images);
        Assert.Equal("validation accuracy on MNIST", accuracy.What);
        Assert.Equal("at least 80 % on Fashion-MNIST", accuracy.Course);
        Assert.Equal("the images are MNIST, not Fashion-MNIST", accuracy.Skipped);
        Assert.Contains(">MNIST, 784-256-128-10<", Picture(images, "fashion.svg"), StringComparison.Ordinal);
        Assert.Contains(">MNIST, first layer<", Picture(images, "fashion-weights.svg"), StringComparison.Ordinal);
    }

    /// <summary>
    /// The course recognises Fashion-MNIST by the first labels, so it compares the accuracy with the required one and does not skip this
    /// comparison. The images are noise, which cannot be learnt, so the required accuracy is not reached.
    /// </summary>
    [Fact]
    public void ClothesAreJudged()
    {
        using ImageFolder images = new("mnist", _fashion);
        Figure accuracy = Run(images);
        Assert.Equal("validation accuracy on Fashion-MNIST", accuracy.What);
        Assert.Null(accuracy.Skipped);
        Assert.False(accuracy.IsReached);
        Assert.Contains(">Fashion-MNIST, 784-256-128-10<", Picture(images, "fashion.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownImagesAreNamedByTheirFolder()
    {
        using ImageFolder images = new("fashion", 1, 2, 3);
        string name = $"unknown images in {Path.Combine(images.Root.FullName, "fashion")}";
        Assert.Equal($"the images are {name}, not Fashion-MNIST", Run(images).Skipped);
    }

    private static Figure Run(ImageFolder images) => new FashionCourse().Run(new CourseRun(images.Root, images.Pictures)).Last();

    private static string Picture(ImageFolder images, string name) => File.ReadAllText(Path.Combine(images.Pictures.FullName, name));
}

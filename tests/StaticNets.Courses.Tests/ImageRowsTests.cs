using Courses;
using Courses.ImageRows;

namespace StaticNets.Courses.Tests;

/// <summary>Without the digits of MNIST, the course is skipped or skips its figure for the accuracy.</summary>
public sealed class ImageRowsTests
{
    [Fact]
    public void MissingFilesAreNamed()
    {
        DirectoryInfo empty = Directory.CreateTempSubdirectory("images-");
        DataMissingException missing = Assert.Throws<DataMissingException>(() =>
            new ImageRowsCourse().Run(new CourseRun(empty, empty)).ToList()
        );
        Assert.Equal("no train-images-idx3-ubyte.gz of the MNIST database of LeCun, Cortes and Burges", missing.Reason);
        empty.Delete();
    }

    [Fact]
    public void ClothesReachNoFigureOfDigits()
    {
        using ImageFolder images = new("mnist", 9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        Figure accuracy = Run(images);
        Assert.Equal("test accuracy, row by row, on Fashion-MNIST", accuracy.What);
        Assert.Equal("the images are Fashion-MNIST, not MNIST", accuracy.Skipped);
    }

    /// <summary>The images are noise with the labels of digits, so the accuracy is judged and not reached.</summary>
    [Fact]
    public void DigitsAreJudged()
    {
        using ImageFolder images = new("mnist", 5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        Figure accuracy = Run(images);
        Assert.Equal("test accuracy, row by row, on MNIST", accuracy.What);
        Assert.Null(accuracy.Skipped);
        Assert.False(accuracy.IsReached);
    }

    private static Figure Run(ImageFolder images) => new ImageRowsCourse().Run(new CourseRun(images.Root, images.Pictures)).Last();
}

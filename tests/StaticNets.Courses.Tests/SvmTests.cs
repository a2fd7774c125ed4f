using Courses;
using Courses.Points;
using Courses.Svm;

namespace StaticNets.Courses.Tests;

/// <summary>The support vector machine and the optimum that scikit-learn found.</summary>
public sealed class SvmTests
{
    private static readonly PointData _points = PointData.Blobs();

    [Fact]
    public void EverySeedEndsAtTheOptimum()
    {
        DirectoryInfo pictures = Directory.CreateTempSubdirectory("svm-");
        List<Figure> figures = [.. new SvmCourse().Run(new CourseRun(pictures, pictures))];
        Assert.Equal(6, figures.Count);
        Assert.All(figures, figure => Assert.True(figure.IsReached, figure.ToString()));
        string[] names = ["svm-boundary.svg", "svm-kernel.svg", "svm-moons.csv"];
        Assert.Equal(names, pictures.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        pictures.Delete(recursive: true);
    }

    /// <summary>
    /// The objective is convex, so coefficients are the optimum if no small step lowers it. scikit-learn states eight digits, and a step of
    /// 1e-5 along any axis raises the objective by more than these round: the points on the margin make a kink there.
    /// </summary>
    [Fact]
    public void NoStepFromTheOptimumOfScikitLearnLowersTheObjective()
    {
        Coefficients optimum = SvmCourse.ScikitLearn;
        double least = SvmCourse.Objective(_points, optimum);
        foreach (double step in (ReadOnlySpan<double>)[-1e-5, 1e-5])
        {
            Assert.True(SvmCourse.Objective(_points, optimum with { First = optimum.First + step }) > least);
            Assert.True(SvmCourse.Objective(_points, optimum with { Second = optimum.Second + step }) > least);
            Assert.True(SvmCourse.Objective(_points, optimum with { Bias = optimum.Bias + step }) > least);
        }
    }

    /// <summary>The network's own loss, with its penalty, is the objective.</summary>
    [Fact]
    public void ObjectiveIsWhatTheNetworkMinimises()
    {
        SupportVectorMachine network = new(seed: 4);
        double loss = network.Evaluate(new Dataset(_points.X, _points.Signs)).Loss;
        Coefficients line = Coefficients.Of(network);

        // Losses of about 1.6 in single precision are rounded to 2e-7, and so are the outputs of up to 10 to 1e-6.
        Assert.Equal(SvmCourse.Objective(_points, line), loss, 2e-6);
    }
}

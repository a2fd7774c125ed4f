using Courses;
using Courses.Points;
using Courses.Rbf;

namespace StaticNets.Courses.Tests;

/// <summary>The radial basis networks that separate two circles.</summary>
public sealed class RbfTests
{
    [Fact]
    public void EverySeedSeparatesTheCircles()
    {
        DirectoryInfo pictures = Directory.CreateTempSubdirectory("rbf-");
        List<Figure> figures = [.. new RbfCourse().Run(new CourseRun(pictures, pictures))];
        Assert.Equal(2, figures.Count);
        Assert.All(figures, figure => Assert.True(figure.IsReached, figure.ToString()));
        string[] names = ["rbf-boundary.svg", "rbf-normalized-boundary.svg", "rbf-units.svg", "rbf.csv", "rbf.svg"];
        Assert.Equal(names, pictures.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        pictures.Delete(recursive: true);
    }

    /// <summary>The output is <c>σ(Σ w φ + b)</c> with <c>φ = exp(−γ ‖x − c‖²)</c>, normalised <c>φ / Σ φ</c>.</summary>
    [Fact]
    public void NetworksComputeTheFormula()
    {
        RadialBasisNetwork plain = new(seed: 3);
        NormalizedRadialBasisNetwork normalized = new(seed: 3);
        float[] x = [0.3f, -1.2f];
        Assert.Equal(Formula(plain.Parameters, x, isNormalized: false), Output(plain.Predict, x), 1e-5);
        Assert.Equal(Formula(normalized.Parameters, x, isNormalized: true), Output(normalized.Predict, x), 1e-5);
    }

    /// <summary>A unit is a circle of 65 points in each of the two panels, and a point of the data a square.</summary>
    [Fact]
    public void PictureShowsUnitsAndPoints()
    {
        UnitPicture units = UnitPicture.Of(new RadialBasisNetwork(1).Parameters, "units");
        Assert.Equal(8, units.Units.Length);
        Assert.All(units.Units, unit => Assert.Equal(1, unit.Radius));
        string svg = UnitPicture.Draw(PointData.Circles(), units, units);
        Assert.Equal(16, svg.Split("<polyline").Length - 1);
        Assert.Equal(200, svg.Split("<rect").Length - 2);
    }

    private static double Formula(ParameterSet<float> parameters, float[] x, bool isNormalized)
    {
        double[] phi = new double[8];
        for (int j = 0; j < 8; j++)
        {
            double dx = x[0] - parameters["radial_basis/centers"][0, j];
            double dy = x[1] - parameters["radial_basis/centers"][1, j];
            phi[j] = Math.Exp(-parameters["radial_basis/gamma"][j] * ((dx * dx) + (dy * dy)));
        }

        double sum = isNormalized ? phi.Sum() : 1;
        double z = parameters["dense/bias"][0];
        for (int j = 0; j < 8; j++)
        {
            z += phi[j] / sum * parameters["dense/kernel"][j, 0];
        }

        return 1 / (1 + Math.Exp(-z));
    }

    private static double Output(BatchPrediction<float> predict, float[] x)
    {
        float[] y = new float[1];
        predict(x, y);
        return y[0];
    }
}

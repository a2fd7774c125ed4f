using System.Globalization;

namespace Courses.Svm;

/// <summary>A linear function of the two coordinates of a point.</summary>
internal readonly record struct Coefficients(double First, double Second, double Bias)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{First:F4}, {Second:F4}, {Bias:F4}");

    public static Coefficients Of(SupportVectorMachine network)
    {
        float[] kernel = new float[2];
        network.Dense.Kernel.FlattenTo(kernel);
        return new Coefficients(kernel[0], kernel[1], network.Dense.Bias[0]);
    }

    public double Output(double x1, double x2) => (First * x1) + (Second * x2) + Bias;

    /// <summary>Returns the greatest difference of a coefficient.</summary>
    public double Difference(Coefficients other) =>
        Math.Max(Math.Max(Math.Abs(First - other.First), Math.Abs(Second - other.Second)), Math.Abs(Bias - other.Bias));
}

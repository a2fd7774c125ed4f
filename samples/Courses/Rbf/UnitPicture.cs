using System.Numerics.Tensors;
using Courses.Plots;
using Courses.Points;
using StaticNets;

namespace Courses.Rbf;

/// <summary>Radial basis units in the plane: a circle for each, around its centre and as wide as the unit.</summary>
/// <param name="Units">Centre and radius <c>1 / √γ</c> of each unit.</param>
/// <param name="Title">The text above the panel.</param>
internal sealed record UnitPicture((double X, double Y, double Radius)[] Units, string Title)
{
    private const double Side = 400;
    private const double Margin = 30;
    private const double Range = 4;
    private const int Corners = 64;

    /// <summary>Returns the units as they are now.</summary>
    public static UnitPicture Of(ParameterSet<float> parameters, string title)
    {
        ReadOnlyTensorSpan<float> centers = parameters["radial_basis/centers"];
        ReadOnlyTensorSpan<float> gamma = parameters["radial_basis/gamma"];
        List<(double, double, double)> units = [];
        for (int j = 0; j < (int)gamma.FlattenedLength; j++)
        {
            // A unit whose γ has become negative grows with the distance and has no width.
            if (gamma[j] > 0)
            {
                units.Add((centers[0, j], centers[1, j], 1 / Math.Sqrt(gamma[j])));
            }
        }

        return new UnitPicture([.. units], title);
    }

    /// <summary>Draws panels side by side, with the points behind the units: class 1 dark, class 0 light.</summary>
    public static string Draw(PointData points, params UnitPicture[] panels)
    {
        SvgPicture picture = new((panels.Length * (Side + Margin)) + Margin, Side + (2 * Margin));
        for (int panel = 0; panel < panels.Length; panel++)
        {
            double left = Margin + (panel * (Side + Margin));
            picture.Text(left + (Side / 2), Margin - 10, panels[panel].Title, 14, "middle");
            for (int i = 0; i < points.Count; i++)
            {
                (double x, double y) = At(left, points.X[2 * i], points.X[(2 * i) + 1]);
                picture.Square(x - 2, y - 2, 4, points.Classes[i] == 1 ? (byte)0x33 : (byte)0xaa);
            }

            foreach ((double x, double y, double radius) in panels[panel].Units)
            {
                IEnumerable<(double, double)> circle = Enumerable
                    .Range(0, Corners + 1)
                    .Select(corner => Math.SinCos(2 * Math.PI * corner / Corners))
                    .Select(at => At(left, x + (radius * at.Cos), y + (radius * at.Sin)));
                picture.Polyline(circle, "#1f77b4");
            }
        }

        return picture.ToString();
    }

    private static (double X, double Y) At(double left, double x, double y) =>
        (left + (Side * (x + Range) / (2 * Range)), Margin + (Side * (Range - y) / (2 * Range)));
}

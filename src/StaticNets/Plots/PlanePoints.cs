using System.Numerics;

namespace StaticNets.Plots;

/// <summary>Points in the plane and the class of each.</summary>
internal sealed class PlanePoints
{
    /// <summary>Largest magnitude of a coordinate; its square is far from overflow in single precision.</summary>
    private const double Farthest = 1e15;

    private PlanePoints(double[] x, double[] y, int[] classes)
    {
        X = x;
        Y = y;
        Classes = classes;
    }

    /// <summary>First input of each point.</summary>
    public double[] X { get; }

    /// <summary>Second input of each point.</summary>
    public double[] Y { get; }

    /// <summary>Class of each point.</summary>
    public int[] Classes { get; }

    /// <summary>Checks and copies points and classes.</summary>
    /// <exception cref="ArgumentException">
    /// There are no points, the lengths do not match, or a coordinate or a class index is out of range.
    /// </exception>
    public static PlanePoints Of<T>(ReadOnlySpan<T> points, ReadOnlySpan<int> classes, int classCount)
        where T : IFloatingPointIeee754<T>
    {
        if (classes.IsEmpty)
        {
            throw new ArgumentException("The range is taken from the points, but there are none.", nameof(points));
        }

        if (points.Length != 2L * classes.Length)
        {
            throw new ArgumentException(
                $"{classes.Length} points have {2L * classes.Length} coordinates, x1 and x2 in turn, but there are {points.Length}.",
                nameof(points)
            );
        }

        var x = new double[classes.Length];
        var y = new double[classes.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            x[i] = Coordinate(points, i, 0);
            y[i] = Coordinate(points, i, 1);
            if ((uint)classes[i] >= (uint)classCount)
            {
                throw new ArgumentException($"The class of point {i} must be 0 to {classCount - 1}, but is {classes[i]}.", nameof(classes));
            }
        }

        return new PlanePoints(x, y, classes.ToArray());
    }

    private static double Coordinate<T>(ReadOnlySpan<T> points, int point, int axis)
        where T : IFloatingPointIeee754<T>
    {
        double value = double.CreateTruncating(points[(2 * point) + axis]);
        return Math.Abs(value) <= Farthest
            ? value
            : throw new ArgumentException(
                FormattableString.Invariant($"x{axis + 1} of point {point} must lie within ±{Farthest:0E+0}, but is {value}."),
                nameof(points)
            );
    }
}

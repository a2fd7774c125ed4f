using StaticNets;
using StaticNets.Csv;

namespace Courses.Points;

/// <summary>Points of the plane in two classes.</summary>
/// <param name="X">Two coordinates for each point.</param>
/// <param name="Classes">0 or 1 for each point.</param>
internal sealed record PointData(float[] X, int[] Classes)
{
    public int Count => Classes.Length;

    /// <summary>The classes as targets 0 and 1.</summary>
    public float[] Targets => Array.ConvertAll(Classes, c => (float)c);

    /// <summary>The classes as targets −1 and 1.</summary>
    public float[] Signs => Array.ConvertAll(Classes, c => c == 0 ? -1f : 1f);

    public Dataset Dataset => new(X, Targets);

    /// <summary>Reads 100 points in two overlapping clusters.</summary>
    public static PointData Blobs() => Read("blobs.csv");

    /// <summary>Reads 100 points on two noisy concentric circles.</summary>
    public static PointData Circles() => Read("circles.csv");

    /// <summary>Takes points in two classes that <see cref="Make"/> has drawn.</summary>
    public static PointData Of(ClassificationRows<float> rows) => new(rows.X, rows.Classes);

    /// <summary>Returns the share of the points that a network with one output classifies correctly.</summary>
    public double Accuracy(BatchPrediction<float> predict, float threshold = 0.5f)
    {
        float[] y = new float[Count];
        predict(X, y);
        return y.Zip(Classes, (score, c) => score > threshold == (c == 1)).Count(right => right) / (double)Count;
    }

    /// <summary>Returns the decision boundary of a network with one output.</summary>
    public DecisionBoundary Boundary(BatchPrediction<float> predict, double threshold = 0.5) =>
        new(predict, outputs: 1, X, Classes, new DecisionBoundaryOptions { Threshold = threshold });

    private static PointData Read(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Points", file);
        CsvTable<float> table = CsvTable.Read(path, new CsvOptions { Features = ["x1", "x2"], Target = "class" });
        return new PointData(table.X, Array.ConvertAll(table.Targets, target => (int)target));
    }
}

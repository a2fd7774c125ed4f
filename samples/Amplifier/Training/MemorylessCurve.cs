namespace Amps.Training;

/// <summary>
/// The best estimate of an amplifier's output from the current input sample alone, which any fitted curve, such as a·tanh(b·x + c), can only
/// approach: the mean output of the input samples of the same size. There are as many sizes as give each the same number of samples.
/// </summary>
internal sealed class MemorylessCurve
{
    private const int Sizes = 500;

    private readonly float[] _bounds = new float[Sizes];
    private readonly float[] _means = new float[Sizes];

    public MemorylessCurve(float[] x, float[] y)
    {
        float[] keys = [.. x];
        float[] values = [.. y];
        Array.Sort(keys, values);
        for (int size = 0; size < Sizes; size++)
        {
            int first = (int)((long)keys.Length * size / Sizes);
            int end = (int)((long)keys.Length * (size + 1) / Sizes);
            _bounds[size] = keys[first];
            _means[size] = values.AsSpan(first, end - first).ToArray().Average();
        }
    }

    /// <summary>Estimates the output for a sound.</summary>
    public float[] Play(float[] x) =>
        Array.ConvertAll(
            x,
            sample =>
            {
                int found = Array.BinarySearch(_bounds, sample);
                return _means[Math.Clamp(found >= 0 ? found : ~found - 1, 0, Sizes - 1)];
            }
        );
}

namespace Amps.Sounds;

/// <summary>A sound of one channel.</summary>
/// <param name="Samples">The samples, usually between −1 and 1.</param>
/// <param name="SampleRate">The number of samples per second.</param>
internal sealed record Sound(float[] Samples, int SampleRate)
{
    public double Seconds => (double)Samples.Length / SampleRate;
}

using StaticNets;

namespace Amps.Sounds;

/// <summary>
/// Random notes and chords of plucked strings (Karplus, Strong 1983): a delay line as long as a period, filled with noise, whose output is
/// the mean of two neighbouring samples, damped a little, and fed back.
/// </summary>
internal sealed class PluckedStrings
{
    private const int LowestNote = 40;
    private const int Notes = 37;
    private const double LongestNote = 0.6;
    private const double ShortestNote = 0.08;
    private const double QuietestDecibels = -30;
    private const double Damping = 0.996;

    private readonly Xoshiro256StarStar _random;
    private readonly int _sampleRate;

    public PluckedStrings(int seed, int sampleRate)
    {
        _random = new Xoshiro256StarStar(seed);
        _sampleRate = sampleRate;
    }

    /// <summary>Returns a sound of one channel between −1 and 1.</summary>
    public float[] Play(double seconds)
    {
        float[] sound = new float[(int)(seconds * _sampleRate)];
        int start = 0;
        while (start < sound.Length)
        {
            int length = (int)(_sampleRate * Between(ShortestNote, LongestNote));
            double level = Math.Pow(10, Between(QuietestDecibels, 0) / 20);
            int strings = 1 + (int)(3 * Uniform());
            for (int i = 0; i < strings; i++)
            {
                int note = LowestNote + (int)(Notes * Uniform());
                Pluck(sound.AsSpan(start, Math.Min(length, sound.Length - start)), note, level / strings);
            }

            start += length;
        }

        return sound;
    }

    /// <summary>Adds a note to a sound.</summary>
    private void Pluck(Span<float> sound, int note, double level)
    {
        const int A4 = 69;
        double frequency = 440 * Math.Pow(2, (note - A4) / 12.0);
        double[] line = new double[(int)Math.Round(_sampleRate / frequency)];
        foreach (ref double value in line.AsSpan())
        {
            value = level * Between(-1, 1);
        }

        for (int n = 0; n < sound.Length; n++)
        {
            int place = n % line.Length;
            double value = line[place];
            sound[n] += (float)value;
            line[place] = Damping * 0.5 * (value + line[(place + 1) % line.Length]);
        }
    }

    private double Between(double low, double high) => low + ((high - low) * Uniform());

    private double Uniform() => _random.NextDouble();
}

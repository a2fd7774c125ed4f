namespace Amps.Reference;

/// <summary>
/// The device to learn: an overdriven amplifier stage whose operating point depends on how loud the last milliseconds were, as the bias of a
/// tube stage does when its coupling capacitor charges. For a sample xₙ at the input, with all values 0 at first:
/// <code>
/// uₙ = a·(uₙ₋₁ + xₙ − xₙ₋₁)               high-pass, 120 Hz
/// eₙ = eₙ₋₁ + k·(|uₙ| − eₙ₋₁)             envelope, time constant 10 ms
/// vₙ = s(G·uₙ − B·eₙ)                     clipping: s(v) = tanh(v) for v ≥ 0, tanh(v/2)·2 for v &lt; 0
/// yₙ = yₙ₋₁ + l·(vₙ − yₙ₋₁)               low-pass, 4 kHz
/// </code>
/// a = 1/(1 + 2π·120/f), k = 1 − e^(−1/(0.01·f)), l = 1 − e^(−2π·4000/f), where f is the sample rate; the filters of first order are the
/// usual ones (Zölzer, <i>DAFX</i>, 2nd edition, chapter 2).
/// </summary>
internal sealed class ReferenceAmp
{
    public const int SampleRate = 44100;
    private const double HighPass = 120;
    private const double LowPass = 4000;
    private const double EnvelopeSeconds = 0.01;
    private const double Gain = 8;
    private const double BiasShift = 5;
    private const double Level = 0.5;

    private static readonly double _a = 1 / (1 + (2 * Math.PI * HighPass / SampleRate));
    private static readonly double _k = 1 - Math.Exp(-1 / (EnvelopeSeconds * SampleRate));
    private static readonly double _l = 1 - Math.Exp(-2 * Math.PI * LowPass / SampleRate);

    private double _x;
    private double _u;
    private double _e;
    private double _y;

    /// <summary>Computes the next output samples; the state is kept for the following call.</summary>
    public void Process(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int n = 0; n < x.Length; n++)
        {
            y[n] = (float)(Level * Next(x[n]));
        }
    }

    /// <summary>Computes the output for a whole sound, which begins with silence.</summary>
    public static float[] Play(ReadOnlySpan<float> x)
    {
        float[] y = new float[x.Length];
        new ReferenceAmp().Process(x, y);
        return y;
    }

    private double Next(double x)
    {
        _u = _a * (_u + x - _x);
        _x = x;
        _e += _k * (Math.Abs(_u) - _e);
        double bias = BiasShift * _e;
        _y += _l * (Clip((Gain * _u) - bias) - Clip(-bias) - _y);
        return _y;
    }

    private static double Clip(double v) => v >= 0 ? Math.Tanh(v) : 2 * Math.Tanh(v / 2);
}

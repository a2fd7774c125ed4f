namespace DigitPad;

/// <summary>The answer to a picture.</summary>
/// <param name="Digit">The digit of the highest probability.</param>
/// <param name="Probabilities">Of the digits 0 to 9; they add up to 1.</param>
/// <param name="Microseconds">How long the network took, without the way there and back.</param>
internal sealed record Prediction(int Digit, float[] Probabilities, double Microseconds);

namespace DigitPad;

/// <summary>The answer to an image.</summary>
/// <param name="Digit">The most probable digit.</param>
/// <param name="Probabilities">Probabilities of the digits 0 to 9; their sum is 1.</param>
/// <param name="Microseconds">Time of the prediction alone, without the transfer of request and answer.</param>
internal sealed record Prediction(int Digit, float[] Probabilities, double Microseconds);

using Microsoft.AspNetCore.WebUtilities;

namespace DigitPad;

/// <summary>A request that cannot be answered; the message says what was expected and what was found.</summary>
internal sealed class RefusedException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public Problem Problem => new(ReasonPhrases.GetReasonPhrase(status), status, Message);
}
